package dev.httpsrv.server;

import javax.naming.NamingException;
import javax.naming.directory.Attribute;
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
        Attribute name = part.toAttributes().get("CN"); // a part may hold several attributes
        if (name != null && name.get() instanceof String text) {
          return text;
        }
      }
      return null;
    } catch (NamingException e) {
      return null;
    }
  }
}
