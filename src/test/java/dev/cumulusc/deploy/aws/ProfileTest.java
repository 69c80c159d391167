package dev.cumulusc.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.fixture.aws.FakeAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        .hasMessage("`eu-wset-1` is not the name of an AWS Region. Did you mean `eu-west-1`?");
    assertThatThrownBy(() -> region(null, Map.of("AWS_DEFAULT_REGION", "US-EAST-1")))
        .hasMessage("`US-EAST-1` is not the name of an AWS Region. Did you mean `us-east-1`?");
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
            Optional.empty(),
            connection.environment());
    try (AwsServices services = new AwsServices(there)) {
      services.objectStore().has("bucket", "key");
    }
    return aws.calls().get(0).parameters().get("authorization");
  }
}
