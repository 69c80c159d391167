package dev.cumulusc.deploy.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.deploy.service.ServiceException;
import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that the environment names, as the AWS CLI takes them: {@code HTTPS_PROXY} for
 * addresses of https, {@code HTTP_PROXY} for those of http, and {@code NO_PROXY} for hosts that are
 * reached without one. The names may be in lower case, which counts first.
 *
 * <p>Addresses of this machine are always reached without a proxy, as Java does it, too: emulators
 * run there.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-proxy.html">Using an
 *     HTTP proxy for the AWS CLI</a>
 */
final class EnvironmentProxy {
  /** Java refuses to send passwords to a proxy of https unless this is empty. */
  private static final String DISABLED = "jdk.http.auth.tunneling.disabledSchemes";

  /** Host names may have signs that Java's own reader refuses, as {@code _}. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)(?:(?<scheme>https?):)?(?://)?(?:(?<user>[^/]*)@)?"
              + "(?<host>[^@/:?#\\[\\]\\s]+|\\[[0-9a-f:.]+])(?::(?<port>[0-9]{1,5}))?(?:[/?#].*)?");

  private static final Pattern THIS_MACHINE =
      Pattern.compile("localhost|.*[.]localhost|127[.][0-9.]+|\\[?(?:0*:)*:?0*1]?");

  private final Map<String, String> environment;

  EnvironmentProxy(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * A proxy.
   *
   * @param variable the variable that names it
   * @param user the name and password that it wants
   */
  record Address(String variable, String host, int port, Optional<User> user) {
    /** Returns where it is; never the password. */
    @Override
    public String toString() {
      return host + ":" + port + " of `" + variable + "`";
    }
  }

  /** Who asks a proxy. */
  record User(String name, String password) {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Opens a connection, through the proxy that the environment names for it; where it names none,
   * as Java's own settings say. Nothing is sent yet.
   *
   * @throws ServiceException if the proxy is no address
   */
  HttpURLConnection open(URI address) throws IOException {
    URL url = address.toURL();
    Optional<Address> proxy = of(address);
    if (proxy.isEmpty()) {
      return (HttpURLConnection) url.openConnection();
    }
    Address there = proxy.get();
    if (there.user().isPresent() && System.getProperty(DISABLED) == null) {
      System.setProperty(DISABLED, "");
    }
    HttpURLConnection connection =
        (HttpURLConnection)
            url.openConnection(
                new Proxy(Proxy.Type.HTTP, new InetSocketAddress(there.host(), there.port())));
    there.user().ifPresent(user -> connection.setAuthenticator(answering(user)));
    return connection;
  }

  private static Authenticator answering(User user) {
    return new Authenticator() {
      @Override
      protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        return getRequestorType() == RequestorType.PROXY
            ? new PasswordAuthentication(user.name(), user.password().toCharArray())
            : null;
      }
    };
  }

  /**
   * Returns the proxy for an address.
   *
   * @throws ServiceException if what names it is no address
   */
  Optional<Address> of(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    if (THIS_MACHINE.matcher(host).matches() || isLeftOut(host, address.getPort())) {
      return Optional.empty();
    }
    String variable = scheme + "_proxy";
    return variable(variable)
        .map(name -> parse(name, String.valueOf(environment.get(name)).strip()));
  }

  /** Returns the name, in lower or upper case, of a variable that has a value. */
  private Optional<String> variable(String name) {
    return Optional.of(name)
        .filter(this::hasValue)
        .or(() -> Optional.of(name.toUpperCase(Locale.ROOT)).filter(this::hasValue));
  }

  private boolean hasValue(String name) {
    return !environment.getOrDefault(name, "").isBlank();
  }

  private boolean isLeftOut(String host, int port) {
    String hosts =
        variable("no_proxy").map(name -> String.valueOf(environment.get(name))).orElse("");
    for (String each : hosts.toLowerCase(Locale.ROOT).split(",", -1)) {
      String name = each.strip().replaceFirst("^[*]?[.]+", "");
      if (name.equals("*")
          || (!name.isEmpty()
              && (host.equals(name)
                  || host.endsWith("." + name)
                  || (host + ":" + port).equals(name)))) {
        return true;
      }
    }
    return false;
  }

  private static Address parse(String variable, String value) {
    Matcher parts = ADDRESS.matcher(value);
    if (parts.matches()) {
      boolean isHttps = "https".equalsIgnoreCase(parts.group("scheme"));
      String port = parts.group("port");
      int number = port != null ? Integer.parseInt(port) : isHttps ? 443 : 80;
      if (number > 0 && number <= EndpointUrl.MAX_PORT) {
        return new Address(
            variable,
            parts.group("host"),
            number,
            Optional.ofNullable(parts.group("user")).map(EnvironmentProxy::user));
      }
    }
    // Without the value, which may have a password.
    throw ServiceException.unprepared(
        "The environment variable `"
            + variable
            + "` is no address of an HTTP proxy such as `http://proxy.example.com:3128`.");
  }

  private static User user(String info) {
    int end = info.indexOf(':');
    return end < 0
        ? new User(decoded(info), "")
        : new User(decoded(info.substring(0, end)), decoded(info.substring(end + 1)));
  }

  /** Returns a part of an address without its escapes. */
  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return part;
    }
  }
}
