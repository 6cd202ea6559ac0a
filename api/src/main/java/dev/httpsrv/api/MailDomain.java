package dev.httpsrv.api;

/**
 * A mail domain's record.
 *
 * @param name the domain's name, in lower case
 */
public record MailDomain(@ScriptProperty("name") String name) {}
