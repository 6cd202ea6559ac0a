package dev.httpsrv.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of TLS.
 *
 * @param certificate the server's certificate and the ones between it and its authority, in PEM;
 *     null with a keystore
 * @param key the certificate's private key in PEM, perhaps encrypted; null with a keystore
 * @param keystore a keystore with both, in PKCS#12 or of Java's own kind; null with the other files
 * @param password the file whose first line is the password of the key or keystore; null where the
 *     environment has it, or none is needed
 * @param authorities the certificates, in PEM, of those who issue certificates to clients; null
 *     where clients need none
 * @param clients whether clients must have a certificate of these
 */
public record TlsFiles(
    @Nullable Path certificate,
    @Nullable Path key,
    @Nullable Path keystore,
    @Nullable Path password,
    @Nullable Path authorities,
    ClientCertificates clients) {

  /** Whether a client must show a certificate, where authorities are given. */
  public enum ClientCertificates {
    /** No client is served without. */
    REQUIRED,
    /** Clients without are served too; one that is shown must be right. */
    OPTIONAL
  }

  /** The environment variable that holds the password where no file does. */
  public static final String PASSWORD = "HTTPSRV_TLS_PASSWORD";

  /** Returns what differs when a file has changed. */
  List<Object> state() {
    List<Object> state = new ArrayList<>();
    for (Path each : all()) {
      try {
        BasicFileAttributes file = Files.readAttributes(each, BasicFileAttributes.class);
        state.add(List.of(file.lastModifiedTime(), file.size(), String.valueOf(file.fileKey())));
      } catch (IOException e) {
        state.add("missing");
      }
    }
    return state;
  }

  private List<Path> all() {
    List<Path> all = new ArrayList<>();
    for (Path each : new Path[] {certificate, key, keystore, password, authorities}) {
      if (each != null) {
        all.add(each);
      }
    }
    return all;
  }
}
