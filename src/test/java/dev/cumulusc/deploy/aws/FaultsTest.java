package dev.cumulusc.deploy.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cumulusc.deploy.service.ChangeSetOptions;
import dev.cumulusc.deploy.service.ChangeSetRequest;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Execution;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.ServiceException.Kind;
import dev.cumulusc.deploy.service.TemplateLocation;
import dev.cumulusc.fixture.aws.FakeAws;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkGlobalTime;

/** What goes wrong between this program and a service. */
class FaultsTest {
  private static final ChangeSetRequest MINE =
      new ChangeSetRequest(
          "app",
          "mine",
          false,
          new TemplateLocation.Body("Resources: {A: {Type: 'AWS::SQS::Queue'}}"),
          List.of(),
          Map.of(),
          List.of(),
          ChangeSetOptions.NONE);

  private final FakeAws aws = FakeAws.start();

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void throttlingIsRiddenOut() {
    aws.stack("app");
    aws.on("DescribeStacks").throttles(3);
    try (AwsServices services = aws.services()) {
      assertThat(services.cloudFormation().stack("app")).isPresent();
    }
    assertThat(aws.operations()).hasSize(4);
  }

  @Test
  void lostConnectionsAreMadeAgain() {
    aws.stack("app");
    aws.on("DescribeStacks").drops(1).passes(1).drops(2);
    try (AwsServices services = aws.services()) {
      assertThat(services.cloudFormation().stack("app")).isPresent();
      assertThat(services.cloudFormation().stack("app")).isPresent();
    }
  }

  @Test
  void aServiceInTroubleIsAskedAgain() {
    aws.stack("app");
    aws.on("DescribeStacks").refuses(503, "ServiceUnavailable", "Later.");
    try (AwsServices services = aws.services()) {
      assertThat(services.cloudFormation().stack("app")).isPresent();
    }
  }

  @Test
  void aRefusalIsASentence() {
    aws.on("GetTemplate").refuses(400, "AccessDenied", "User: me is not authorized & \"so on\"");
    assertThat(failure(aws.connection()).kind()).isEqualTo(Kind.DENIED);
    aws.on("GetTemplate").refuses(403, "ExpiredToken", "The security token is expired");
    assertThat(failure(aws.connection()))
        .hasMessage(
            "The AWS credentials are not valid (any more): The security token is expired. Renew"
                + " them.");
    assertThat(failure(aws.connection()))
        .hasMessage("`cloudformation:GetTemplate` was refused: Stack [app] does not exist.");
  }

  @Test
  void whatAServiceDoesNotHaveIsUnsupported() {
    for (String code :
        List.of(
            "InvalidAction",
            "NotImplemented",
            "UnknownOperationException",
            "UnsupportedOperation")) {
      aws.on("GetTemplate").refuses(400, code, "No such thing.");
      assertThat(failure(aws.connection()).kind()).as(code).isEqualTo(Kind.UNSUPPORTED);
    }
    aws.on("GetTemplate").refuses(501, "InternalFailure", "Not yet.");
    assertThat(failure(aws.connection()))
        .hasMessage("`cloudformation:GetTemplate` is not known here: Not yet.")
        .extracting(ServiceException::kind)
        .isEqualTo(Kind.UNSUPPORTED);
  }

  @Test
  void whatIsNotThereIsMissing() {
    for (String code :
        List.of("StackNotFoundException", "EntityNotFound", "ChangeSetDoesNotExist")) {
      aws.on("GetTemplate").refuses(400, code, "Gone.");
      assertThat(failure(aws.connection()).kind()).as(code).isEqualTo(Kind.NOT_FOUND);
    }
    aws.on("GetTemplate").refuses(404, "Odd", "Gone.");
    assertThat(failure(aws.connection()).kind()).isEqualTo(Kind.NOT_FOUND);
    aws.on("GetTemplate").refuses(400, "NotFoundAnywhere", "Gone.");
    assertThat(failure(aws.connection()).kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void aRefusalWithoutAReasonIsASentenceToo() {
    aws.on("GetTemplate").refuses(400, "Odd", "");
    assertThat(failure(aws.connection()))
        .hasMessage(
            "`cloudformation:GetTemplate` was refused: it answered with status 400 and no reason.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00ff", "61ff", "3c613eff", "feff003c", "fffe3c00", "3c613e", "7b7d"})
  void whatIsNoAnswerIsASentenceAndNothingElse(String hex) {
    byte[] body = HexFormat.of().parseHex(hex);
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream all = new PrintStream(printed, true, UTF_8)) {
      System.setErr(all);
      for (String operation : List.of("GetTemplate", "DescribeStacks")) {
        aws.on(operation).answersBytes(9, body);
      }
      assertThat(failure(aws.connection()).getMessage())
          .startsWith("`cloudformation:GetTemplate` failed: ");
      try (AwsServices services = aws.services()) {
        assertThatThrownBy(() -> services.cloudFormation().stack("app"))
            .isInstanceOf(ServiceException.class)
            .hasMessageStartingWith("`cloudformation:DescribeStacks` failed: ");
      }
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(UTF_8)).isEmpty();
  }

  @Test
  void theBytesOfAnObjectStayAsTheyAre() {
    byte[] content = HexFormat.of().parseHex("00ffc3288000");
    aws.bucket("files");
    try (AwsServices services = aws.services()) {
      services.documents().write("files", "odd", content, "application/octet-stream");
      assertThat(services.documents().read("files", "odd")).contains(content);
    }
  }

  @Test
  void aDeadEndpointIsGivenUp() throws IOException {
    String address = "127.0.0.1:" + freePort();
    ServiceException failure = failure(at(URI.create("http://" + address)));
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure)
        .hasMessage(
            "Nothing answers at the address of AWS for `cloudformation:GetTemplate` ("
                + address
                + ": Connection refused): check `--endpoint-url`, the Region, and the network.");
  }

  @Test
  void anEndpointThatNeverAnswersIsGivenUpAfterTwoTries() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + silent.getLocalPort();
      ServiceException failure =
          failure(at(URI.create("http://" + address)), firstAnswerWithin(Duration.ofMillis(600)));
      assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(failure.getMessage())
          .contains("(" + address + ": it accepts the connection, but gives no answer within 1 s)");
      silent.setSoTimeout(1);
      silent.accept().close();
      silent.accept().close();
      assertThatThrownBy(silent::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void anEndpointThatNeverAnswersIsGivenUpWithinTenSeconds() {
    assertThat(Patience.USUAL.firstAnswer().multipliedBy(2)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void anEndpointThatIsSlowToBeginGetsASecondTry() {
    aws.stack("app").template("Resources: {}");
    aws.on("GetTemplate").delays(Duration.ofSeconds(30));
    Patience patience = firstAnswerWithin(Duration.ofSeconds(2));
    try (AwsServices services = new AwsServices(aws.connection(), patience)) {
      assertThat(services.cloudFormation().template("app")).isEqualTo("Resources: {}");
    }
    assertThat(aws.operations()).containsExactly("GetTemplate", "GetTemplate");
  }

  @Test
  void anAnswerMayTakeLongOnceTheServiceHasAnswered() {
    aws.stack("app").template("Resources: {}");
    aws.on("GetTemplate").passes(1).delays(Duration.ofMillis(2500));
    Patience patience = firstAnswerWithin(Duration.ofSeconds(2));
    try (AwsServices services = new AwsServices(aws.connection(), patience)) {
      assertThat(services.cloudFormation().template("app")).isEqualTo("Resources: {}");
      assertThat(services.cloudFormation().template("app")).isEqualTo("Resources: {}");
    }
    assertThat(aws.operations()).containsExactly("GetTemplate", "GetTemplate");
  }

  private static Patience firstAnswerWithin(Duration time) {
    return new Patience(time, Patience.USUAL.failed(), Patience.USUAL.throttled());
  }

  @Test
  void anUnknownHostIsGivenUp() {
    ServiceException failure = failure(at(URI.create("http://nowhere.invalid:1")));
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure.getMessage()).contains("(nowhere.invalid:1: there is no such host)");
  }

  @Test
  void aWrongClockIsCorrected() {
    aws.stack("app");
    int right = SdkGlobalTime.getGlobalTimeOffset();
    SdkGlobalTime.setGlobalTimeOffset(3600);
    try (AwsServices services = aws.services()) {
      assertThat(services.cloudFormation().stack("app")).isPresent();
      assertThat(aws.operations()).hasSize(2);
    } finally {
      SdkGlobalTime.setGlobalTimeOffset(right);
    }
  }

  @Test
  void aClockThatCanNotBeCorrectedIsNamed() {
    for (int i = 0; i < 20; i++) {
      aws.on("GetTemplate").refuses(403, "RequestTimeTooSkewed", "The difference is too large.");
    }
    try (AwsServices services = aws.services()) {
      assertThatThrownBy(() -> services.cloudFormation().template("app"))
          .isInstanceOf(ServiceException.class)
          .hasMessageStartingWith(
              "`cloudformation:GetTemplate` was refused: The difference is too large. The clock of"
                  + " this machine says `2")
          .hasMessageContaining(", and that of AWS `")
          .hasMessageEndingWith("`: set it right, by NTP for example.");
    }
  }

  @Test
  void missingCredentialsAreASentence() throws IOException {
    Map<String, String> settings =
        Map.of(
            "aws.configFile", "missing",
            "aws.sharedCredentialsFile", "missing",
            "aws.ec2MetadataServiceEndpoint", "http://127.0.0.1:" + freePort());
    settings.forEach(System::setProperty);
    Connection connection = aws.connection();
    aws.close();
    try {
      ServiceException failure = failure(connection);
      assertThat(failure.kind()).isEqualTo(Kind.CREDENTIALS);
      assertThat(failure)
          .hasMessage(
              "No AWS credentials were found: set `AWS_PROFILE` or give `--profile`, or set"
                  + " `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`.");
    } finally {
      settings.keySet().forEach(System::clearProperty);
    }
  }

  @Test
  void aChangeSetWhoseAnswerGotLostIsFound() {
    aws.stack("app").template("Resources: {}");
    aws.on("CreateChangeSet").losesAnswer(1);
    try (AwsServices services = aws.services()) {
      CloudFormation cloudFormation = services.cloudFormation();
      String id = cloudFormation.createChangeSet(MINE);
      assertThat(cloudFormation.changeSet(id, false).changes()).hasSize(1);
    }
    assertThat(aws.changeSetNames()).containsExactly("mine");
  }

  @Test
  void anExecutionIsBegunOnce() {
    aws.stack("app").template("Resources: {}");
    aws.on("ExecuteChangeSet").losesAnswer(2);
    try (AwsServices services = aws.services()) {
      CloudFormation cloudFormation = services.cloudFormation();
      String id = cloudFormation.createChangeSet(MINE);
      cloudFormation.execute(new Execution(id, "token", Optional.empty()));
      assertThat(cloudFormation.stack("app").orElseThrow().status().isInProgress()).isTrue();
    }
  }

  private Connection at(URI endpoint) {
    return new Connection(
        Optional.empty(),
        Optional.of("us-east-1"),
        Optional.of(endpoint),
        Optional.empty(),
        Map.of());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static ServiceException failure(Connection connection) {
    return failure(connection, Patience.USUAL);
  }

  private static ServiceException failure(Connection connection, Patience patience) {
    try (AwsServices services = new AwsServices(connection, patience)) {
      return catchThrowableOfType(
          ServiceException.class, () -> services.cloudFormation().template("app"));
    }
  }
}
