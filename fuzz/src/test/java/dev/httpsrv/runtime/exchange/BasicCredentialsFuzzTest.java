package dev.httpsrv.runtime.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.fuzz.Check;
import java.util.Base64;

/** Credentials are what the client encoded; anything else is none. */
class BasicCredentialsFuzzTest {

  @DictionaryEntries({"Basic ", "basic ", "dTpw", "==", "Bearer "})
  @FuzzTest
  void credentialsAreWhatTheClientEncoded(byte[] input) {
    String header = new String(input, ISO_8859_1);
    BasicCredentials found = BasicCredentials.parse(header);
    if (found != null) {
      Check.that(header.regionMatches(true, 0, "basic ", 0, 6), "of this scheme", header);
      Check.that(found.user().indexOf(':') < 0, "ends at the first colon", found.user());
      Check.same(found.toString(), found.user());
    }
    String pair = new String(input, UTF_8);
    String encoded = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    int colon = pair.indexOf(':');
    Check.same(
        BasicCredentials.parse("BASIC " + encoded),
        colon < 0
            ? null
            : new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1)));
  }
}
