package dev.cumulusc.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.fixture.aws.FakeAws;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies by environment variables, as the AWS CLI takes them. */
class EnvironmentProxyTest {
  private static final String AWS = "https://sts.us-east-1.amazonaws.com/";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "HTTPS_PROXY=http://corp:3128|" + AWS + "|corp:3128 of `HTTPS_PROXY`",
        "https_proxy=corp:3128|" + AWS + "|corp:3128 of `https_proxy`",
        "https_proxy=low:1 HTTPS_PROXY=up:2|" + AWS + "|low:1 of `https_proxy`",
        "https_proxy= HTTPS_PROXY=up:2|" + AWS + "|up:2 of `HTTPS_PROXY`",
        "HTTPS_PROXY=//corp|" + AWS + "|corp:80 of `HTTPS_PROXY`",
        "HTTPS_PROXY=HTTPS://corp_1/|" + AWS + "|corp_1:443 of `HTTPS_PROXY`",
        "HTTPS_PROXY=http://[fd00::1]:8080|" + AWS + "|[fd00::1]:8080 of `HTTPS_PROXY`",
        "HTTP_PROXY=http://corp:3128|" + AWS + "|-",
        "HTTP_PROXY=http://corp:3128|http://emulator:4566|corp:3128 of `HTTP_PROXY`",
        "HTTPS_PROXY=corp:1|http://emulator:4566|-",
        "HTTPS_PROXY=corp:1 NO_PROXY=*|" + AWS + "|-",
        "HTTPS_PROXY=corp:1 NO_PROXY=a,.amazonaws.com|" + AWS + "|-",
        "HTTPS_PROXY=corp:1 no_proxy=amazonaws.com|" + AWS + "|-",
        "HTTPS_PROXY=corp:1 NO_PROXY=*.AMAZONAWS.com|" + AWS + "|-",
        "HTTPS_PROXY=corp:1 NO_PROXY=aws.com|" + AWS + "|corp:1 of `HTTPS_PROXY`",
        "HTTP_PROXY=corp:1 NO_PROXY=emulator:4566|http://emulator:4566|-",
        "HTTP_PROXY=corp:1|http://127.0.0.1:4566|-",
        "HTTP_PROXY=corp:1|http://localhost:4566|-",
        "HTTP_PROXY=corp:1|http://[::1]:4566|-",
        "HTTPS_PROXY=corp:1|https://s3.localhost:4566|-",
      })
  void namesTheProxyOfAnAddress(String variables, URI address, String proxy) {
    assertThat(proxies(variables).of(address).map(EnvironmentProxy.Address::toString))
        .isEqualTo(Optional.ofNullable(proxy));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://me:hunter2@corp:1",
        "http://me:hunter2@corp:99999",
        "http://me:hunter2@corp:0",
        "http://me:hunter2@corp:port",
        "http://me:hunter2@"
      })
  void refusesWhatIsNoProxyWithoutShowingIt(String value) {
    EnvironmentProxy proxies = new EnvironmentProxy(Map.of("HTTPS_PROXY", value));
    assertThatThrownBy(() -> proxies.of(URI.create(AWS)))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("`HTTPS_PROXY`")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void readsWhoAsksTheProxy() {
    EnvironmentProxy.Address address =
        proxies("HTTPS_PROXY=http://me:p%40s:s+1@corp:1").of(URI.create(AWS)).orElseThrow();
    assertThat(address.user()).contains(new EnvironmentProxy.User("me", "p@s:s+1"));
    assertThat(address.toString() + address.user()).doesNotContain("p@s");
  }

  /** The proxy refuses: what it was asked is seen, and the message names it, not the password. */
  @Test
  void asksTheProxyForTheService() throws Exception {
    try (FakeAws credentials = FakeAws.start();
        ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> asked = new CompletableFuture<>();
      Thread server = new Thread(() -> refuse(proxy, asked), "proxy");
      server.setDaemon(true);
      server.start();
      String address = "127.0.0.1:" + proxy.getLocalPort();
      Connection connection =
          new Connection(
              Optional.empty(),
              Optional.of("us-east-1"),
              Optional.empty(),
              Optional.empty(),
              Map.of("HTTPS_PROXY", "http://me:hunter2@" + address, "HTTP_PROXY", "http://no:1"));
      assertThat(credentials.endpoint()).isNotNull();
      try (AwsServices services = new AwsServices(connection)) {
        ServiceException failure =
            catchThrowableOfType(
                ServiceException.class, () -> services.cloudFormation().template("app"));
        assertThat(failure.kind()).isEqualTo(ServiceException.Kind.UNREACHABLE);
        assertThat(failure)
            .hasMessageContaining(
                "cloudformation.us-east-1.amazonaws.com:443 through the proxy "
                    + address
                    + " of `HTTPS_PROXY`: ")
            .hasMessageNotContaining("hunter2");
      }
      assertThat(asked).isCompletedWithValueMatching(line -> line.startsWith("CONNECT cloudf"));
    }
  }

  private static void refuse(ServerSocket proxy, CompletableFuture<String> asked) {
    while (true) {
      try (Socket socket = proxy.accept()) {
        byte[] request = new byte[4_000];
        int length = socket.getInputStream().read(request);
        asked.complete(new String(request, 0, Math.max(0, length), StandardCharsets.UTF_8));
        socket
            .getOutputStream()
            .write(
                "HTTP/1.1 403 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static EnvironmentProxy proxies(String variables) {
    Map<String, String> environment = new HashMap<>();
    for (String each : variables.split(" ", -1)) {
      int end = each.indexOf('=');
      environment.put(each.substring(0, end), each.substring(end + 1));
    }
    return new EnvironmentProxy(environment);
  }
}
