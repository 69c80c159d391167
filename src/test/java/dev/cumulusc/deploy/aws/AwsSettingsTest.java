package dev.cumulusc.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.fixture.aws.FakeAws;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values of the environment and of profiles: what is wrong is named with its place and its form.
 */
class AwsSettingsTest {
  private final Properties before = (Properties) System.getProperties().clone();
  private final FakeAws aws = FakeAws.start();

  @TempDir private Path folder = Path.of("");
  private Path config = Path.of("");

  @BeforeEach
  void noProfiles() throws IOException {
    config = Files.writeString(folder.resolve("config"), "");
    System.setProperty("aws.configFile", config.toString());
    System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
  }

  @AfterEach
  void restore() {
    aws.close();
    System.setProperties(before);
  }

  static Stream<Setting> settings() {
    return Setting.ALL.stream();
  }

  static Stream<Setting> settingsOfProfiles() {
    return settings().filter(each -> each.key().isPresent());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aVariableOfAWrongFormIsNamed(Setting setting) {
    for (String value : List.of("maybe", "-1", "1e9", "99999999999", "x y")) {
      assertThatThrownBy(() -> call(Map.of(setting.variable(), value)))
          .isInstanceOf(ServiceException.class)
          .hasMessage(
              "The environment variable `%s` is %s, but was `%s`.",
              setting.variable(), setting.form().description(), value);
    }
  }

  /** The SDK takes it for a value: for a number of no digits, for instance. */
  @ParameterizedTest
  @MethodSource("settings")
  void anEmptyVariableIsOneThatIsNotSet(Setting setting) throws IOException {
    call(Map.of(setting.variable(), ""));
    assertThat(System.getProperty(setting.property())).isEqualTo(setting.usual());
    System.clearProperty(setting.property());

    call(Map.of(setting.variable(), " "));
    System.clearProperty(setting.property());

    call(Map.of());
    assertThat(System.getProperty(setting.property())).isNull();

    call(Map.of(setting.variable(), setting.usual()));
    assertThat(System.getProperty(setting.property())).isNull();
  }

  @ParameterizedTest
  @MethodSource("settingsOfProfiles")
  void aValueOfAProfileIsNamedWithItsLine(Setting setting) throws IOException {
    String key = setting.key().orElseThrow();
    for (String value : List.of("maybe", "-1")) {
      Files.writeString(
          config, "[profile x]\n" + key + " = 1\n[default]\n\n" + key + " = " + value + "\n");
      assertThatThrownBy(() -> call(Map.of()))
          .isInstanceOf(ServiceException.class)
          .hasMessage(
              "%s:5: `%s` is %s, but was `%s`.", config, key, setting.form().description(), value);
    }
    Files.writeString(config, "[default]\n" + key + " =\n");
    assertThatThrownBy(() -> call(Map.of()))
        .hasMessage(
            "%s:2: `%s` is %s, but has no value.", config, key, setting.form().description());
    // The variable counts before the profile.
    Files.writeString(config, "[default]\n" + key + " = maybe\n");
    assertThat(regionOf(Map.of(setting.variable(), setting.usual(), "AWS_REGION", "us-east-1")))
        .isEqualTo("us-east-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS_REGION=us-eest-1|`AWS_REGION`: `us-eest-1` is not the name of an AWS Region. Did you",
        "AWS_DEFAULT_REGION=US-EAST-1|`AWS_DEFAULT_REGION`: `US-EAST-1` is not the name of an AWS",
        "AWS_REGION= AWS_DEFAULT_REGION=x|`AWS_DEFAULT_REGION`: `x` is not the name of an AWS",
        "AWS_REGION= AWS_DEFAULT_REGION=|config:2: `region` is empty, and nothing else says which",
      })
  void aRegionIsNamedWithItsPlace(String variables, String message) throws IOException {
    Files.writeString(config, "[default]\nregion =\n");
    assertThatThrownBy(() -> regionOf(environment(variables)))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining(message);
    assertThat(regionOf(Map.of("AWS_REGION", " ", "AWS_DEFAULT_REGION", "eu-west-1")))
        .isEqualTo("eu-west-1");
  }

  @Test
  void theRegionOfAProfileIsNamedWithItsLine() throws IOException {
    Files.writeString(config, "[default]\n# region = x\nregion = eu-wset-1 # ours\n");
    assertThatThrownBy(() -> regionOf(Map.of()))
        .hasMessage(
            "%s:3: `region`: `eu-wset-1` is not the name of an AWS Region. Did you mean"
                + " `eu-west-1`?",
            config);
  }

  @ParameterizedTest
  @CsvSource({
    "AWS_ENDPOINT_URL=nonsense, variable `AWS_ENDPOINT_URL`: An address is one like",
    "AWS_ENDPOINT_URL_S3=ftp://x, variable `AWS_ENDPOINT_URL_S3`: An address is one like",
    "AWS_ENDPOINT_URL=http://:1, variable `AWS_ENDPOINT_URL`: An address is one like",
    "'', config:2: `endpoint_url`: An address is one like",
  })
  void anAddressThatIsNoneIsNamed(String variables, String message) throws IOException {
    Files.writeString(config, "[default]\nendpoint_url = nonsense\n");
    assertThatThrownBy(() -> call(environment(variables), Optional.empty()))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining(message);
  }

  /** The scheme of an address may have capital letters (RFC 3986, 3.1). */
  @ParameterizedTest
  @ValueSource(strings = {"http", "HTTP", "Http"})
  void anAddressCountsInThePlaceWhereItIs(String scheme) throws IOException {
    String here = aws.endpoint().toString().replaceFirst("http", scheme);
    String nowhere = "http://127.0.0.1:1";
    call(Map.of("AWS_ENDPOINT_URL", here), Optional.empty());
    call(
        Map.of("AWS_ENDPOINT_URL", nowhere, "AWS_ENDPOINT_URL_CLOUDFORMATION", here),
        Optional.empty());
    call(Map.of("AWS_ENDPOINT_URL", here, "AWS_ENDPOINT_URL_CLOUDFORMATION", ""), Optional.empty());
    Files.writeString(config, "[default]\nendpoint_url = " + here + "\n");
    call(Map.of("AWS_ENDPOINT_URL", "", "AWS_ENDPOINT_URL_CLOUDFORMATION", ""), Optional.empty());
    Files.writeString(
        config,
        "[default]\nservices = local\nendpoint_url = %s\n[services local]\ncloudformation =\n  endpoint_url = %s\n"
            .formatted(nowhere, here));
    call(Map.of("AWS_ENDPOINT_URL", ""), Optional.empty());
    call(Map.of(), Optional.of(EndpointUrl.of(here)));
  }

  @Test
  void filesThatAreFoldersAreNamed() {
    System.setProperty("aws.configFile", folder.toString());
    assertThatThrownBy(() -> call(Map.of()))
        .isInstanceOf(ServiceException.class)
        .hasMessage(
            "The AWS configuration file `%s` is a folder: `AWS_CONFIG_FILE` names another file than"
                + " the usual one.",
            folder);
    System.setProperty("aws.configFile", "");
    call(Map.of());
    System.setProperty("aws.configFile", "/dev/null");
    call(Map.of());
    System.setProperty("aws.sharedCredentialsFile", folder.toString());
    assertThatThrownBy(() -> call(Map.of()))
        .hasMessageContaining("credentials file `" + folder + "` is a folder");
  }

  @Test
  void certificatesAreThoseOfTheBundle() throws Exception {
    Path store = folder.resolve("store.p12");
    Path bundle = folder.resolve("bundle.pem");
    keytool(
        "-genkeypair",
        "-alias",
        "a",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=ip:127.0.0.1",
        "-keystore",
        store.toString(),
        "-storepass",
        "changeit");
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "a",
        "-file",
        bundle.toString(),
        "-keystore",
        store.toString(),
        "-storepass",
        "changeit");
    HttpsServer server = server(store);
    try {
      URI there = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
      assertThatThrownBy(() -> call(Map.of("AWS_CA_BUNDLE", " "), Optional.of(there)))
          .isInstanceOf(ServiceException.class)
          .hasMessageContaining("its certificate is signed by nobody who is trusted")
          .hasMessageContaining("`AWS_CA_BUNDLE`");
      call(Map.of("AWS_CA_BUNDLE", bundle.toString()), Optional.of(there));
      Files.writeString(config, "[default]\nca_bundle = " + bundle + "\n");
      call(Map.of(), Optional.of(there));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aBundleWithoutCertificatesIsNamed() throws IOException {
    URI there = URI.create("https://127.0.0.1:1");
    Path none = Files.writeString(folder.resolve("none.pem"), "# nothing\n");
    Path wrong =
        Files.writeString(
            folder.resolve("wrong.pem"),
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    Map.of(
            "/no/such/file",
            "which can't be read: there is no `/no/such/file`.",
            folder.toString(),
            "which is a folder.",
            none.toString(),
            "no certificate",
            wrong.toString(),
            "but what is in that file is no certificate in PEM.")
        .forEach(
            (file, problem) ->
                assertThatThrownBy(() -> call(Map.of("AWS_CA_BUNDLE", file), Optional.of(there)))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageStartingWith(
                        "The environment variable `AWS_CA_BUNDLE` names `" + file + "`")
                    .hasMessageContaining(problem));
  }

  private HttpsServer server(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(store)) {
      keys.load(bytes, "changeit".toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    byte[] answer =
        "<DescribeStacksResponse><DescribeStacksResult><Stacks/></DescribeStacksResult></DescribeStacksResponse>"
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.addAll(List.of(arguments));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static Map<String, String> environment(String variables) {
    Map<String, String> environment = new HashMap<>();
    for (String each : variables.split(" ")) {
      if (!each.isEmpty()) {
        environment.put(each.replaceFirst("=.*", ""), each.replaceFirst("^[^=]*=", ""));
      }
    }
    return environment;
  }

  private void call(Map<String, String> environment) {
    call(environment, Optional.of(aws.endpoint()));
  }

  /** Calls a service as a command does. */
  private void call(Map<String, String> environment, Optional<URI> endpoint) {
    try (AwsServices services =
        new AwsServices(
            new Connection(
                Optional.empty(),
                Optional.of("us-east-1"),
                endpoint,
                Optional.empty(),
                environment))) {
      assertThat(services.cloudFormation().stack("none")).isEmpty();
    }
  }

  private static String regionOf(Map<String, String> environment) {
    try (AwsServices services =
        new AwsServices(
            new Connection(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                environment))) {
      return services.region();
    }
  }
}
