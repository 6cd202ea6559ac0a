package dev.httpsrv.server.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LogbackServiceProvider;
import ch.qos.logback.core.ConsoleAppender;

/**
 * What the command line logs, on standard error; standard output is for what was asked for. It is
 * Logback, set up here since reading its XML would be a tenth of the time to start.
 */
public final class CommandLineLog extends LogbackServiceProvider {

  private static final String LEVEL = "HTTPSRV_LOG";

  /** Makes the provider; SLF4J does. */
  public CommandLineLog() {}

  /** Makes SLF4J use this provider, unless a property asks for another or for Logback's files. */
  static void use() {
    if (System.getProperty("logback.configurationFile") == null
        && System.getProperty("slf4j.provider") == null) {
      System.setProperty("slf4j.provider", CommandLineLog.class.getName());
      // Else SLF4J says on standard error that it takes this provider.
      System.setProperty("slf4j.internal.verbosity", "WARN");
    }
  }

  @Override
  public void initialize() {
    LoggerContext context = (LoggerContext) getLoggerFactory();
    context.setMDCAdapter(getMDCAdapter());
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(System.getenv(LEVEL), Level.INFO));
    root.addAppender(
        appender(context, "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0}: %msg%n"));
    // Lines that scripts print are complete as they are: timestamp:scriptlet: text.
    Logger print = context.getLogger("httpsrv.print");
    print.setAdditive(false);
    print.addAppender(appender(context, "%msg%n"));
    context.getLogger("io.helidon").setLevel(Level.WARN);
    // What it logs when it cannot listen, the command line says in a sentence.
    context.getLogger("io.helidon.webserver.LoomServer").setLevel(Level.OFF);
    context.start();
  }

  private static ConsoleAppender<ILoggingEvent> appender(LoggerContext context, String pattern) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(pattern);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}
