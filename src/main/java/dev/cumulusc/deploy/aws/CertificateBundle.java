package dev.cumulusc.deploy.aws;

import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.source.Printable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * A file with certificates of those whom connections trust, in PEM, as the AWS CLI takes it: where
 * a proxy looks into connections, its own certificate is in it. They count instead of those of
 * Java.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html">
 *     Environment variables of the AWS CLI, {@code AWS_CA_BUNDLE}</a>
 */
final class CertificateBundle {
  private CertificateBundle() {}

  /**
   * Reads the file, and returns what makes connections.
   *
   * @throws dev.cumulusc.deploy.service.ServiceException if it can't be read, or has no certificate
   */
  static SSLSocketFactory read(AwsSettings.Given given) {
    String file = " names `" + Printable.of(given.value()) + "`";
    Collection<? extends Certificate> certificates;
    if (Files.isDirectory(path(given))) {
      throw given.problem(file + ", which is a folder.");
    }
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(path(given)))) {
      certificates = CertificateFactory.getInstance("X.509").generateCertificates(bytes);
    } catch (IOException e) {
      throw given.problem(file + ", which can't be read: " + FileFailure.reason(e) + ".");
    } catch (CertificateException e) {
      throw given.problem(file + ", but what is in that file is no certificate in PEM.");
    }
    if (certificates.isEmpty()) {
      throw given.problem(file + ", but there is no certificate in that file.");
    }
    try {
      return trusting(certificates);
    } catch (GeneralSecurityException | IOException e) {
      throw given.problem(file + ", whose certificates can't be used: " + e.getMessage() + ".");
    }
  }

  private static Path path(AwsSettings.Given given) {
    try {
      return Path.of(given.value());
    } catch (InvalidPathException e) {
      throw given.problem(" is no path of a file.");
    }
  }

  private static SSLSocketFactory trusting(Collection<? extends Certificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (Certificate each : certificates) {
      store.setCertificateEntry(String.valueOf(number++), each);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
