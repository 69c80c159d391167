package dev.cumulusc.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.ServiceException.Kind;
import dev.cumulusc.fixture.aws.FakeAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which credentials count; the fake's own are in the JVM's properties, as in an environment. */
class ProfileTest {
  private final FakeAws aws = FakeAws.start();

  @BeforeEach
  void writeProfiles(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("config"),
            """
            [profile staging]
            region = eu-west-1
            aws_access_key_id = FROMSTAGING
            aws_secret_access_key = secret
            [profile empty]
            region = eu-west-1
            [profile typo]
            region = eu-wset-1
            """);
    System.setProperty("aws.configFile", file.toString());
    System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
  }

  @AfterEach
  void clear() {
    System.clearProperty("aws.configFile");
    System.clearProperty("aws.sharedCredentialsFile");
    aws.close();
  }

  @Test
  void aProfileThatIsGivenCountsBeforeTheEnvironment() {
    assertThat(accessKey(connection("staging", Map.of()))).contains("FROMSTAGING/");
  }

  @Test
  void theEnvironmentsKeysCountBeforeTheProfileThatItNames() {
    assertThat(accessKey(connection(null, Map.of("AWS_PROFILE", "staging"))))
        .contains("AKIDEXAMPLE/");
  }

  @Test
  void aProfileThatDoesNotExistIsAnError() {
    assertThatThrownBy(() -> accessKey(connection("stagign", Map.of())))
        .isInstanceOf(ServiceException.class)
        .hasMessage(
            "The AWS configuration files have no profile `stagign`. Did you mean `staging`?");
  }

  @Test
  void aProfileWithoutCredentialsIsAnError() {
    assertThatThrownBy(() -> accessKey(connection("empty", Map.of())))
        .isInstanceOf(ServiceException.class)
        .hasMessage("The profile `empty` of the AWS configuration files has no credentials.");
  }

  @Test
  void theOlderNameOfTheVariableCountsFirstAsForTheAwsCli() {
    Map<String, String> both = Map.of("AWS_DEFAULT_PROFILE", "staging", "AWS_PROFILE", "stagign");
    assertThat(accessKey(connection(null, both))).contains("AKIDEXAMPLE/");
    try (AwsServices services =
        new AwsServices(connection(null, Map.of("AWS_DEFAULT_PROFILE", "staging")))) {
      assertThat(services.region()).isEqualTo("eu-west-1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_DEFAULT_PROFILE", "AWS_PROFILE"})
  void aProfileThatTheEnvironmentNamesHasToExistEvenWhereItHasKeys(String variable) {
    assertThatThrownBy(() -> accessKey(connection(null, Map.of(variable, "stagign"))))
        .isInstanceOf(ServiceException.class)
        .hasMessage(
            "The AWS configuration files have no profile `stagign`. Did you mean `staging`?");
  }

  /** Whatever is wrong with a profile is a failure with a reason, never one of this program. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "aws_access_key_id=AKIAHALF|Profile property 'aws_secret_access_key' was not configured",
        "aws_secret_access_key=half-a-secret|its keys are not complete",
        "credential_process=echo x >&2; exit 3|exit value (3) with error message: x.",
        "credential_process=/no/such/program|/no/such/program: not found.",
        "credential_process=true|a JSON document with credentials is expected",
        "credential_process=|a JSON document with credentials is expected",
        "credential_process=echo half-a-secret|a JSON document with credentials is expected",
        "credential_process=echo {}|Unsupported credential version",
        "role_arn=x;source_profile=broken|Circular relationship",
        "role_arn=x;source_profile=missing|that source profile has no credentials configured.",
        "role_arn=x|its keys are not complete",
        "role_arn=x;credential_source=Foo|Foo is not a valid credential_source.",
        "role_arn=x;web_identity_token_file=/no/such/token|there is no `/no/such/token`.",
        "web_identity_token_file=/no/such/token|its keys are not complete",
        "role_arn=x;source_profile=staging|Unable to execute HTTP request: Connection refused.",
        "sso_session=missing;sso_account_id=1;sso_role_name=x|section not found",
        "sso_start_url=https://example.org;sso_region=us-east-1|'sso_account_id' was not",
        "sso_start_url=x;sso_region=us-east-1;sso_account_id=1;sso_role_name=x|there is no `",
        "login_session=arn:aws:iam::123456789012:user/x|You must re-authenticate."
      })
  void aProfileWhoseCredentialsCanNotBeHadSaysWhy(String lines, String reason) throws IOException {
    Files.writeString(
        Path.of(System.getProperty("aws.configFile")),
        "[profile broken]\nregion=us-east-1\n" + lines.replaceAll(";(?! )", "\n") + "\n",
        StandardOpenOption.APPEND);
    System.setProperty("aws.endpointUrlSts", "http://127.0.0.1:1");
    try {
      assertThatThrownBy(() -> accessKey(connection("broken", Map.of())))
          .isInstanceOfSatisfying(
              ServiceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CREDENTIALS))
          .hasMessageStartingWith("The credentials of the AWS profile `broken` can't be obtained: ")
          .hasMessageContaining(reason)
          .message()
          .doesNotContain("half-a-secret", "Attempt Count", "software.amazon");
    } finally {
      System.clearProperty("aws.endpointUrlSts");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage [[[", "aws_access_key_id=x", "[profile x", "= x"})
  void aFileThatIsNotInItsFormatIsNamedWhateverElseCounts(String text) throws IOException {
    for (String property : List.of("aws.configFile", "aws.sharedCredentialsFile")) {
      Path file = Files.writeString(Path.of(System.getProperty(property)), text);
      assertThatThrownBy(() -> accessKey(connection(null, Map.of())))
          .isInstanceOf(ServiceException.class)
          .hasMessageStartingWith("The AWS c")
          .hasMessageContaining("file `" + file + "` can't be read: ")
          .hasMessageMatching(".* on line [12]\\.");
      Files.delete(file);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws_access_key_id=AKIA X;aws_secret_access_key=x|access key id",
        "aws_access_key_id=AKIAX;aws_secret_access_key=half a-secret|secret access key",
        "aws_access_key_id=AKIAX;aws_secret_access_key=x;aws_session_token=half\ta-secret|session"
            + " token",
        "aws_access_key_id=AKIAX;aws_secret_access_key=x;aws_session_token=ä-secret|session token"
      })
  void credentialsThatNoRequestCanHaveAreNotRepeated(String lines, String what) throws IOException {
    Files.writeString(
        Path.of(System.getProperty("aws.configFile")),
        "[profile broken]\n" + lines.replace(";", "\n") + "\n",
        StandardOpenOption.APPEND);
    assertThatThrownBy(() -> accessKey(connection("broken", Map.of())))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CREDENTIALS))
        .hasMessageStartingWith("The AWS " + what + " has a line break, a space or another")
        .message()
        .doesNotContain("a-secret", "half", "AKIA");
  }

  @Test
  void theProfileThatIsGivenSaysWhereToGo() throws IOException {
    Files.writeString(
        Path.of(System.getProperty("aws.configFile")),
        """
        [profile here]
        aws_access_key_id = FROMHERE
        aws_secret_access_key = secret
        endpoint_url = %s
        [profile there]
        endpoint_url = http://127.0.0.1:1
        [default]
        endpoint_url = http://127.0.0.1:2
        """
            .formatted(aws.connection().endpoint().orElseThrow()));
    System.setProperty("aws.profile", "there");
    try (AwsServices services =
        new AwsServices(
            new Connection(
                Optional.of("here"),
                Optional.of("us-east-1"),
                Optional.empty(),
                Optional.empty(),
                Map.of()))) {
      services.cloudFormation().stack("shop");
    } finally {
      System.clearProperty("aws.profile");
    }
    assertThat(aws.operations()).containsExactly("DescribeStacks");
  }

  @Test
  void anAddressOfTheEnvironmentThatIsNoneIsNamed() {
    assertThatThrownBy(
            () ->
                accessKey(
                    new Connection(
                        Optional.empty(),
                        Optional.of("us-east-1"),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("AWS_ENDPOINT_URL_S3", "garbage"))))
        .isInstanceOf(ServiceException.class)
        .hasMessage(
            "The environment variable `AWS_ENDPOINT_URL_S3`: An address is one like `http://localhost:4566`, but this is"
                + " `garbage`.");
  }

  @Test
  void aRoleThatCanNotBeAssumedIsWhatFails() {
    aws.on("AssumeRole").refuses(403, "AccessDenied", "You may not.");
    Connection connection =
        new Connection(
            Optional.empty(),
            Optional.of("us-east-1"),
            aws.connection().endpoint(),
            Optional.of("arn:aws:iam::123456789012:role/x"),
            Map.of());
    assertThatThrownBy(() -> accessKey(connection))
        .isInstanceOf(ServiceException.class)
        .hasMessage("`sts:AssumeRole` is not allowed: You may not.");
  }

  @Test
  void theRegionIsThatOfTheProfileUnlessSomethingElseNamesOne() {
    assertThat(region("staging", Map.of())).isEqualTo("eu-west-1");
    assertThat(region("staging", Map.of("AWS_REGION", "us-west-2"))).isEqualTo("us-west-2");
    assertThat(region("staging", Map.of("AWS_REGION", ""))).isEqualTo("eu-west-1");
  }

  @ParameterizedTest
  @CsvSource({
    "xx-west-3, amazonaws.com",
    "us-gov-south-1, amazonaws.com",
    "cn-south-5, amazonaws.com.cn",
    "eu-isoe-west-7, cloud.adc-e.uk"
  })
  void aRegionThatIsNewerThanTheSdkIsUsed(String region, String suffix) {
    try (AwsServices services = new AwsServices(connection(null, Map.of("AWS_REGION", region)))) {
      assertThat(services.region()).isEqualTo(region);
      assertThat(services.dnsSuffix()).isEqualTo(suffix);
    }
  }

  @Test
  void aRegionThatIsNoneIsAnErrorWhereverItComesFrom() {
    assertThatThrownBy(() -> region("typo", Map.of()))
        .hasMessageContaining(
            ": `region`: `eu-wset-1` is not the name of an AWS Region. Did you mean `eu-west-1`?");
    assertThatThrownBy(() -> region(null, Map.of("AWS_DEFAULT_REGION", "US-EAST-1")))
        .hasMessageContaining(
            "`AWS_DEFAULT_REGION`: `US-EAST-1` is not the name of an AWS Region. Did you mean `us-east-1`?");
  }

  private String region(@Nullable String profile, Map<String, String> environment) {
    try (AwsServices services = new AwsServices(connection(profile, environment))) {
      return services.region();
    }
  }

  private Connection connection(@Nullable String profile, Map<String, String> environment) {
    return new Connection(
        Optional.ofNullable(profile),
        Optional.empty(),
        aws.connection().endpoint(),
        Optional.empty(),
        environment);
  }

  /** Returns the header with the access key that a call was signed with. */
  private String accessKey(Connection connection) {
    Connection there =
        new Connection(
            connection.profile(),
            Optional.of("us-east-1"),
            connection.endpoint(),
            connection.assumedRole(),
            connection.environment());
    try (AwsServices services = new AwsServices(there)) {
      services.objectStore().has("bucket", "key");
    }
    return aws.calls().get(0).parameters().get("authorization");
  }
}
