package dev.httpsrv.runtime.library;

import dev.httpsrv.api.MailDomain;
import dev.httpsrv.api.MailQueue;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** A mail queue that remembers what was delayed, and delivers nothing. */
public final class InMemoryMailQueue implements MailQueue {

  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*", Pattern.CASE_INSENSITIVE);

  private final Map<String, String> delayed = new ConcurrentHashMap<>();

  /** Creates an empty queue. */
  public InMemoryMailQueue() {}

  @Override
  public Optional<MailDomain> domain(String name) {
    return NAME.matcher(name).matches()
        ? Optional.of(new MailDomain(name.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  @Override
  public void delay(MailDomain domain, String note) {
    delayed.put(domain.name(), note);
  }

  /** Returns the notes of the delayed domains, by name. */
  public Map<String, String> delayed() {
    return Map.copyOf(delayed);
  }
}
