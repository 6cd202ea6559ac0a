package dev.httpsrv.server.tls;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A private key in PEM: RSA, EC, Ed25519 or Ed448 in PKCS#8, perhaps encrypted, and the older forms
 * of RSA (PKCS#1) and EC (SEC 1), which become PKCS#8.
 *
 * @param form what its first line says
 * @param text what is between its first and its last line
 */
record PemKey(String form, String text) {

  private static final Pattern SECTION =
      Pattern.compile(
          "-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  // AlgorithmIdentifiers of PKCS#8: rsaEncryption without parameters, and id-ecPublicKey.
  private static final byte[] RSA = HexFormat.of().parseHex("06092a864886f70d0101010500");
  private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");
  private static final byte[] VERSION_0 = {0};

  /** Finds the first key in a file's text; null where there is none. */
  static @Nullable PemKey in(String file) {
    Matcher section = SECTION.matcher(file);
    return section.find() ? new PemKey(section.group(1), section.group(2)) : null;
  }

  /** Returns whether it takes a password to read it. */
  boolean isEncrypted() {
    return form.equals("ENCRYPTED PRIVATE KEY");
  }

  /**
   * Returns the key.
   *
   * @param password null where it is not encrypted
   * @throws GeneralSecurityException if it is none, or the password is wrong
   */
  PrivateKey read(char @Nullable [] password) throws GeneralSecurityException, IOException {
    if (text.contains("ENCRYPTED")) {
      throw new InvalidKeyException("it is encrypted in an old way");
    }
    byte[] bytes = Base64.getMimeDecoder().decode(text);
    return switch (form) {
      case "PRIVATE KEY" -> key(new PKCS8EncodedKeySpec(bytes));
      case "ENCRYPTED PRIVATE KEY" -> key(decrypted(bytes, password));
      case "RSA PRIVATE KEY" -> key(wrapped(bytes, RSA));
      case "EC PRIVATE KEY" -> key(wrapped(bytes, EC, curve(bytes)));
      default -> throw new InvalidKeyException("a key of the form " + form + " is not known");
    };
  }

  private static PKCS8EncodedKeySpec decrypted(byte[] bytes, char @Nullable [] password)
      throws GeneralSecurityException, IOException {
    EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(bytes);
    AlgorithmParameters parameters = encrypted.getAlgParameters();
    // Parameters of PBES2 say in their text which algorithm it is.
    String algorithm =
        encrypted.getAlgName().equals("PBES2") ? parameters.toString() : encrypted.getAlgName();
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(
        Cipher.DECRYPT_MODE,
        SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password)),
        parameters);
    return encrypted.getKeySpec(cipher);
  }

  /** Returns which curve the key is of: the first option, behind version and key (RFC 5915). */
  private static byte[] curve(byte[] bytes) throws InvalidKeyException {
    Der key = new Der(new Der(bytes).next(Der.SEQUENCE));
    key.next(Der.INTEGER);
    key.next(Der.OCTETS);
    return key.next(Der.FIRST_OPTION);
  }

  private static PKCS8EncodedKeySpec wrapped(byte[] key, byte[]... algorithm) {
    return new PKCS8EncodedKeySpec(
        Der.element(
            Der.SEQUENCE,
            Der.element(Der.INTEGER, VERSION_0),
            Der.element(Der.SEQUENCE, algorithm),
            Der.element(Der.OCTETS, key)));
  }

  private static PrivateKey key(PKCS8EncodedKeySpec bytes) throws GeneralSecurityException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(bytes);
      } catch (InvalidKeySpecException e) {
        // It may be one of the others.
      }
    }
    throw new InvalidKeyException("it is none of " + String.join(", ", ALGORITHMS));
  }
}
