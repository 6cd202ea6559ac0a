package dev.httpsrv.server.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.httpsrv.api.ConfigurationException;
import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.pki.PemKeys;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server's private key, and the certificates that say whose it is.
 *
 * @param chain the key's own certificate first
 */
record Identity(PrivateKey key, List<X509Certificate> chain) {

  private static final Logger LOG = LoggerFactory.getLogger(Identity.class);
  private static final String PASSWORD_OPTIONS =
      "give its password with --tls-password-file or " + TlsFiles.PASSWORD;

  /**
   * Reads it.
   *
   * @throws ConfigurationException if a file cannot be read, or the key is not the certificate's
   */
  static Identity read(TlsFiles files) {
    Path keystore = files.keystore();
    char[] password = password(files.password());
    Identity identity =
        keystore != null
            ? ofKeystore(keystore, password)
            : ofPem(
                Objects.requireNonNull(files.certificate()),
                Objects.requireNonNull(files.key()),
                password);
    identity.checkMatch(keystore != null ? keystore : Objects.requireNonNull(files.key()));
    return identity;
  }

  /**
   * Reads certificates.
   *
   * @param what what they are, for the error
   * @throws ConfigurationException if the file cannot be read, or has none
   */
  static List<X509Certificate> certificates(Path file, String what) {
    checkReadable(file, what);
    try {
      return Keys.builder()
          .pem(PemKeys.builder().certChain(Resource.create(file)).buildPrototype())
          .build()
          .certChain();
    } catch (RuntimeException e) {
      throw new ConfigurationException(
          "%s %s cannot be read: %s. It must be certificates in PEM, which begin with -----BEGIN CERTIFICATE-----."
              .formatted(what, file, reason(e)));
    }
  }

  private static Identity ofPem(Path certificate, Path key, char @Nullable [] password) {
    return new Identity(pemKey(key, password), certificates(certificate, "The TLS certificate"));
  }

  private static PrivateKey pemKey(Path file, char @Nullable [] password) {
    checkReadable(file, "The TLS key");
    PemKey key = PemKey.in(text(file));
    if (key == null) {
      throw notReadable(file, "it has no private key in PEM");
    }
    if (key.isEncrypted() && password == null) {
      throw new ConfigurationException(
          "The TLS key %s is encrypted; %s.".formatted(file, PASSWORD_OPTIONS));
    }
    try {
      return key.read(password);
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw key.isEncrypted()
          ? new ConfigurationException(
              "The TLS key %s cannot be decrypted: the password is wrong, or the encryption unknown."
                  .formatted(file))
          : notReadable(file, reason(e));
    }
  }

  private static ConfigurationException notReadable(Path file, String why) {
    return new ConfigurationException(
        "The TLS key %s cannot be read: %s. It must be an RSA, EC or Ed25519 key; openssl pkcs8 -topk8 -nocrypt -in %s makes one that can be read."
            .formatted(file, why, file));
  }

  private static Identity ofKeystore(Path file, char @Nullable [] password) {
    checkReadable(file, "The TLS keystore");
    if (password == null) {
      throw new ConfigurationException(
          "The TLS keystore %s is encrypted; %s.".formatted(file, PASSWORD_OPTIONS));
    }
    try {
      KeyStore store = KeyStore.getInstance(file.toFile(), password);
      for (String alias : Collections.list(store.aliases())) {
        Certificate[] chain = store.getCertificateChain(alias); // null for a key without
        if (chain != null && store.getKey(alias, password) instanceof PrivateKey key) {
          return new Identity(key, x509(chain));
        }
      }
      throw new ConfigurationException(
          "The TLS keystore %s has no private key with a certificate. Put the server's key and certificate into it."
              .formatted(file));
    } catch (IOException e) {
      throw new ConfigurationException(
          e.getCause() instanceof UnrecoverableKeyException
              ? "The password of the TLS keystore %s is wrong.".formatted(file)
              : "The TLS keystore %s cannot be read: %s. It must be in PKCS#12."
                  .formatted(file, reason(e)));
    } catch (UnrecoverableKeyException e) {
      throw new ConfigurationException(
          "The key in the TLS keystore %s has another password than the keystore. Use one for both."
              .formatted(file));
    } catch (KeyStoreException e) {
      throw new ConfigurationException(
          "The TLS keystore %s is of no known kind. It must be in PKCS#12.".formatted(file));
    } catch (GeneralSecurityException e) {
      throw new ConfigurationException(
          "The TLS keystore %s cannot be read: %s.".formatted(file, reason(e)));
    }
  }

  private static List<X509Certificate> x509(Certificate... chain) {
    return Stream.of(chain).map(X509Certificate.class::cast).toList();
  }

  /** Signs with the key, and lets the certificate check it. */
  private void checkMatch(Path keyFile) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    X509Certificate own = chain.getFirst();
    boolean matches;
    try {
      byte[] text = own.getEncoded();
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(text);
      Signature checking = Signature.getInstance(algorithm);
      checking.initVerify(own.getPublicKey());
      checking.update(text);
      matches = checking.verify(signing.sign());
    } catch (GeneralSecurityException e) {
      matches = false; // as where one is RSA and the other EC
    }
    if (!matches) {
      throw new ConfigurationException(
          "The TLS key in %s does not belong to the first certificate, of %s. Give the key that the certificate was made for; the server's own certificate comes first in its file."
              .formatted(keyFile, own.getSubjectX500Principal()));
    }
  }

  /** Says in the log if its certificate has expired, or is not valid yet. */
  void warnOfDates() {
    X509Certificate own = chain.getFirst();
    try {
      own.checkValidity();
    } catch (CertificateExpiredException e) {
      LOG.warn(
          "The TLS certificate of {} has expired at {}; clients will refuse it",
          own.getSubjectX500Principal(),
          own.getNotAfter().toInstant());
    } catch (CertificateNotYetValidException e) {
      LOG.warn(
          "The TLS certificate of {} is valid from {} on; clients will refuse it until then",
          own.getSubjectX500Principal(),
          own.getNotBefore().toInstant());
    }
  }

  private static char @Nullable [] password(@Nullable Path file) {
    if (file == null) {
      String known = System.getenv(TlsFiles.PASSWORD);
      return known == null ? null : known.toCharArray();
    }
    checkReadable(file, "The TLS password's file");
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String first = lines.readLine();
      return first == null ? new char[0] : first.toCharArray();
    } catch (CharacterCodingException e) {
      throw new ConfigurationException(
          "The TLS password's file %s is no text in UTF-8. Its first line must be the password."
              .formatted(file));
    } catch (IOException e) {
      throw new ConfigurationException(
          "The TLS password's file %s cannot be read: %s.".formatted(file, reason(e)));
    }
  }

  private static void checkReadable(Path file, String what) {
    if (!Files.exists(file)) {
      throw new ConfigurationException("%s %s does not exist.".formatted(what, file));
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new ConfigurationException(
          "%s %s cannot be read. Make it a file that the server's user may read."
              .formatted(what, file));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new ConfigurationException(
          "The TLS key %s cannot be read: %s.".formatted(file, reason(e)));
    }
  }

  private static String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null ? root.getClass().getSimpleName() : message;
  }
}
