package dev.cumulusc.deploy.aws;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** The addresses of services that stand in for those of AWS, such as an emulator's. */
public final class EndpointUrl {
  /** The last port of TCP. */
  static final int MAX_PORT = 65_535;

  private EndpointUrl() {}

  /**
   * Returns what is wrong with an address, in a sentence; nothing if services can have it. What may
   * be a password is not repeated.
   */
  public static Optional<String> problem(String address) {
    URI read;
    try {
      read = new URI(address);
    } catch (URISyntaxException e) {
      return Optional.of(expected(address));
    }
    if (read.getRawUserInfo() != null) {
      return Optional.of(
          "An address has no use for a user name or password; AWS credentials are those of"
              + " `--profile` or of the environment.");
    }
    String scheme = String.valueOf(read.getScheme()).toLowerCase(Locale.ROOT);
    boolean isAddress =
        read.getHost() != null
            && (scheme.equals("http") || scheme.equals("https"))
            && read.getPort() <= MAX_PORT;
    return isAddress ? Optional.empty() : Optional.of(expected(address));
  }

  /**
   * Returns an address with which nothing is wrong, its scheme in lower case: capital letters mean
   * the same (RFC 3986, 3.1), but not to everybody who gets it.
   */
  public static URI of(String address) {
    int end = address.indexOf(':');
    return URI.create(address.substring(0, end).toLowerCase(Locale.ROOT) + address.substring(end));
  }

  private static String expected(String address) {
    String what = "An address is one like `http://localhost:4566`";
    return address.contains("@") ? what + "." : what + ", but this is `" + address + "`.";
  }
}
