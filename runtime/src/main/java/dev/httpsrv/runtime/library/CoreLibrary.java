package dev.httpsrv.runtime.library;

import dev.httpsrv.api.MailDomain;
import dev.httpsrv.api.MailQueue;
import dev.httpsrv.api.Results;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code msys.core}: the mail queue, and walking dictionaries. */
@ScriptLibrary("msys.core")
public final class CoreLibrary {

  private final MailQueue mailQueue;

  /** Creates the library over a mail queue. */
  public CoreLibrary(MailQueue mailQueue) {
    this.mailQueue = mailQueue;
  }

  /** Returns a domain's record, null where the name is not a domain's. */
  @ScriptName("dns_get_domain")
  public @Nullable MailDomain dnsGetDomain(String name) {
    return mailQueue.domain(name).orElse(null);
  }

  /** Puts a domain on the delayed queue. */
  @ScriptName("mail_queue_delay_domain")
  public void mailQueueDelayDomain(MailDomain domain, @Nullable String note) {
    mailQueue.delay(domain, note == null ? "" : note);
  }

  /** Returns an iterator over a dictionary, for {@code dict_next}. */
  @ScriptName("dict_iter2")
  public DictionaryIterator dictIter2(Map<String, String> dictionary) {
    return new DictionaryIterator(dictionary.entrySet().iterator());
  }

  /** Returns 1, a key and its value; 0 at the end. */
  @ScriptName("dict_next")
  public Results dictNext(Map<String, String> dictionary, DictionaryIterator iterator) {
    if (!iterator.entries().hasNext()) {
      return Results.of(0);
    }
    Map.Entry<String, String> entry = iterator.entries().next();
    return Results.of(1, entry.getKey(), entry.getValue());
  }

  /** Ends an iteration. Nothing is left to free here; scripts written for Momentum call it. */
  @ScriptName("dict_iter2_free")
  public void dictIter2Free(Map<String, String> dictionary, DictionaryIterator iterator) {}

  /**
   * An iteration in progress.
   *
   * @param entries what is still to come
   */
  public record DictionaryIterator(Iterator<Map.Entry<String, String>> entries) {}
}
