package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Certificates of an authority made for a test, by the JDK's keytool, in a folder. */
final class TestCertificates {

  static final String PASSWORD = "secret";

  private final Path folder;
  private final Path store;

  private TestCertificates(Path folder) {
    this.folder = folder;
    this.store = folder.resolve("all.p12");
  }

  /** Makes an authority, and a server's certificate by it for 127.0.0.1. */
  static TestCertificates in(Path folder) throws Exception {
    TestCertificates made = new TestCertificates(folder);
    made.keytool("-alias", "authority", "-dname", "CN=authority", "-ext", "bc:c");
    made.signed("server", "CN=server", "-ext", "san=ip:127.0.0.1,dns:localhost");
    return made;
  }

  /** Makes another key with a certificate by the authority. */
  void signed(String alias, String subject, String... more) throws Exception {
    List<String> words =
        new ArrayList<>(List.of("-alias", alias, "-dname", subject, "-signer", "authority"));
    words.addAll(List.of(more));
    keytool(words.toArray(String[]::new));
  }

  /** Writes an alias's certificate, and those above it, in PEM. */
  Path certificate(String alias, String file) throws Exception {
    StringBuilder pem = new StringBuilder();
    for (Certificate each : store().getCertificateChain(alias)) {
      pem.append(pem("CERTIFICATE", each.getEncoded()));
    }
    return Files.writeString(folder.resolve(file), pem);
  }

  /** Writes an alias's key in PEM. */
  Path key(String alias, String file) throws Exception {
    return Files.writeString(folder.resolve(file), pem("PRIVATE KEY", secret(alias).getEncoded()));
  }

  /** Writes an alias's key in PEM, encrypted as openssl does it. */
  Path encryptedKey(String alias, String file) throws Exception {
    return Files.writeString(
        folder.resolve(file), pem("ENCRYPTED PRIVATE KEY", encrypted(alias).getEncoded()));
  }

  private EncryptedPrivateKeyInfo encrypted(String alias) throws Exception {
    String algorithm = "PBEWithHmacSHA256AndAES_256";
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(
        Cipher.ENCRYPT_MODE,
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec(PASSWORD.toCharArray())));
    byte[] encrypted = cipher.doFinal(secret(alias).getEncoded());
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
    parameters.init(cipher.getParameters().getEncoded());
    return new EncryptedPrivateKeyInfo(parameters, encrypted);
  }

  /** Writes a keystore with an alias alone. */
  Path keystore(String alias, String file) throws Exception {
    Path path = folder.resolve(file);
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    one.setKeyEntry(
        alias, secret(alias), PASSWORD.toCharArray(), store().getCertificateChain(alias));
    try (var out = Files.newOutputStream(path)) {
      one.store(out, PASSWORD.toCharArray());
    }
    return path;
  }

  /** Writes a keystore with an alias's key alone, as {@code openssl pkcs12 -nocerts} does. */
  Path keystoreWithoutCertificate(String alias, String file) throws Exception {
    Path path = folder.resolve(file);
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    one.setKeyEntry(alias, encrypted(alias).getEncoded(), null);
    try (var out = Files.newOutputStream(path)) {
      one.store(out, PASSWORD.toCharArray());
    }
    return path;
  }

  /** Writes the password, or another one, as the first line of a file. */
  Path password(String file, String text) throws IOException {
    return Files.writeString(folder.resolve(file), text + "\n");
  }

  /** Returns what a client needs that trusts the authority, and has an alias's certificate. */
  SSLContext client(@Nullable String alias) throws Exception {
    return client(this, alias);
  }

  /** Returns what a client needs that trusts this authority, and has a certificate of another. */
  SSLContext client(TestCertificates other, @Nullable String alias) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", store().getCertificate("authority"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    if (alias == null) {
      context.init(null, trust.getTrustManagers(), null);
    } else {
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, null);
      own.setKeyEntry(
          alias,
          other.secret(alias),
          PASSWORD.toCharArray(),
          other.store().getCertificateChain(alias));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, PASSWORD.toCharArray());
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    }
    return context;
  }

  private Key secret(String alias) throws GeneralSecurityException, IOException {
    return store().getKey(alias, PASSWORD.toCharArray());
  }

  private KeyStore store() throws GeneralSecurityException, IOException {
    return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
  }

  private void keytool(String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
    command.addAll(List.of(words));
    if (!command.contains("-keyalg")) {
      command.addAll(List.of("-keyalg", "EC"));
    }
    EndedProcess keytool =
        EndedProcess.of(new ProcessBuilder(command), folder.resolve("keytool.txt"));
    if (keytool.status() != 0) {
      throw new IOException("keytool failed: " + keytool.said());
    }
  }

  private static String pem(String kind, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            kind, Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes), kind);
  }
}
