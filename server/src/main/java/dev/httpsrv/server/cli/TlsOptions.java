package dev.httpsrv.server.cli;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.server.tls.ServerTls;
import dev.httpsrv.server.tls.TlsFiles;
import dev.httpsrv.server.tls.TlsFiles.ClientCertificates;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether HTTPS is served, and with which files. */
final class TlsOptions {

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description =
          "Serves HTTPS with this certificate, and those between it and its authority, in PEM.")
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The certificate's private key in PEM, RSA, EC or Ed25519, perhaps encrypted.")
  private @Nullable Path key;

  @Option(
      names = "--tls-keystore",
      paramLabel = "FILE",
      description = "Both in a keystore (PKCS#12) instead.")
  private @Nullable Path keystore;

  @Option(
      names = "--tls-password-file",
      paramLabel = "FILE",
      description =
          "The password of the key or keystore is this file's first line; without it,"
              + " HTTPSRV_TLS_PASSWORD in the environment.")
  private @Nullable Path password;

  @Option(
      names = "--tls-client-certificates",
      paramLabel = "FILE",
      description =
          "Asks clients for a certificate by one of these authorities, in PEM. Scripts read its"
              + " name by request_subject_cn_get.")
  private @Nullable Path authorities;

  @Option(
      names = "--tls-client-auth",
      paramLabel = "HOW",
      defaultValue = "required",
      description =
          "required or optional: whether clients without a certificate are served; ${DEFAULT-VALUE}"
              + " by default.")
  private ClientCertificates clients = ClientCertificates.REQUIRED;

  /** Returns TLS as it is asked for; null for plain HTTP. */
  @Nullable ServerTls tls() {
    if (certificate == null && key == null && keystore == null) {
      if (authorities != null || password != null) {
        throw new ConfigurationException(
            "TLS needs --tls-certificate and --tls-key, or --tls-keystore.");
      }
      return null;
    }
    if ((keystore == null) != (certificate != null && key != null)) {
      throw new ConfigurationException(
          "Give both --tls-certificate and --tls-key, or --tls-keystore alone.");
    }
    return ServerTls.of(new TlsFiles(certificate, key, keystore, password, authorities, clients));
  }
}
