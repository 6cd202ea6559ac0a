package dev.httpsrv.server;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;

/** Finds the common name in a certificate's subject. */
final class CommonName {

  private CommonName() {}

  /** Returns the common name of a distinguished name, null where it has none. */
  static @Nullable String of(String distinguishedName) {
    try {
      for (Rdn part : new LdapName(distinguishedName).getRdns().reversed()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          return String.valueOf(part.getValue());
        }
      }
      return null;
    } catch (InvalidNameException e) {
      return null;
    }
  }
}
