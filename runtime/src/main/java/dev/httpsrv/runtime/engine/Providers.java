package dev.httpsrv.runtime.engine;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.EngineException;
import dev.httpsrv.api.spi.EngineProvider;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Finds the providers of engines. */
final class Providers {

  private Providers() {}

  /**
   * Returns the providers in a jar, or in the jars of a folder. They have a class loader of their
   * own below the application's; it stays open, since an engine may load classes at any time.
   *
   * @throws ConfigurationException if there is no such file, or no provider in it
   */
  static List<EngineProvider> of(Path path) {
    URL[] jars = jars(path).stream().map(Providers::url).toArray(URL[]::new);
    ClassLoader loader =
        new URLClassLoader("engine path " + path, jars, Providers.class.getClassLoader());
    List<EngineProvider> found =
        load(
            ServiceLoader.load(EngineProvider.class, loader).stream()
                .filter(each -> each.type().getClassLoader() == loader));
    if (found.isEmpty()) {
      throw new ConfigurationException(
          "--engine-path %s: there is no engine in it that is not on the class path already. Name a jar with META-INF/services/%s, or a folder with that jar and those it needs."
              .formatted(path, EngineProvider.class.getName()));
    }
    return found;
  }

  /** Returns the providers that a service loader found. */
  static List<EngineProvider> load(Stream<ServiceLoader.Provider<EngineProvider>> found) {
    try {
      return found.map(ServiceLoader.Provider::get).toList();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new EngineException(
          "(unknown)",
          "its provider cannot be loaded: %s. Remove it, or mend it.".formatted(e.getMessage()),
          e);
    }
  }

  /** Returns a provider's class, and where it comes from. */
  static String origin(EngineProvider provider) {
    CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
    String place = source == null ? "the JDK" : String.valueOf(source.getLocation());
    return provider.getClass().getName() + " in " + place;
  }

  private static List<Path> jars(Path path) {
    if (!Files.exists(path)) {
      throw new ConfigurationException(
          "--engine-path %s: there is no such file. Name an engine's jar, or a folder of jars."
              .formatted(path));
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*.jar")) {
      files.forEach(jars::add);
    } catch (IOException e) {
      throw new ConfigurationException(
          "--engine-path %s: the folder cannot be read: %s".formatted(path, e.getMessage()));
    }
    Collections.sort(jars);
    return jars;
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new ConfigurationException("--engine-path %s: %s".formatted(jar, e.getMessage()));
    }
  }
}
