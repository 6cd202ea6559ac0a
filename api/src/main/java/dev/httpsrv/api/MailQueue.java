package dev.httpsrv.api;

import java.util.Optional;

/**
 * The mail queue that {@code msys.core} talks to; an embedding application supplies its own. Many
 * threads call it at once.
 */
public interface MailQueue {

  /** Returns a domain's record; empty where the name is not a domain's (dns_get_domain). */
  Optional<MailDomain> domain(String name);

  /** Puts a domain on the delayed queue, with a note that says why (mail_queue_delay_domain). */
  void delay(MailDomain domain, String note);
}
