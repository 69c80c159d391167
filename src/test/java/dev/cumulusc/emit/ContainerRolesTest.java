package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Emitted;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerRolesTest {
  private static final String NAMED_PROFILE =
      """
      prefix: my-app
      iams: { instanceProfile: 'arn:aws:iam::123456789012:instance-profile/my-app-ecs' }
      ecs:
        instanceType: t3.large
      """;

  private static final String OWN_ROLES =
      """
      prefix: my-app
      lambdas:
        Ingest:
          handler: index.handler
          source: src
          layers: ['arn:aws:lambda:us-east-1:123456789012:layer:x:1']
          tables: [Files]
      activities:
        - name: Ingest
      ecs:
        instanceType: t3.large
      """;

  private static final String WORKER =
      """
          Ingest:
            image: cumuluss/cumulus-ecs-task:2.1.0
            commands:
              - --activityArn
              - { function: Ref, value: IngestActivity }
              - --lambdaArn
              - { function: 'Fn::GetAtt', array: [IngestLambdaFunction, Arn] }
      """;

  @Test
  void bringsNoRolesWhereTheProfileIsNamed() {
    Emitted emitted = Emitted.of(NAMED_PROFILE + "  services:\n" + WORKER);

    assertThat(emitted.properties("IngestTaskDefinition"))
        .doesNotContainKeys("TaskRoleArn", "ExecutionRoleArn");
    assertThat(emitted.template().resources().values())
        .noneMatch(resource -> resource.type().startsWith("AWS::IAM::"));
  }

  @Test
  void allowsAWorkerItsActivityItsPackageAndWhatItsFunctionMayDo() {
    Emitted emitted = Emitted.of(OWN_ROLES + "  services:\n" + WORKER);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("IngestTaskDefinition"))
        .containsEntry("TaskRoleArn", plain("!GetAtt IngestTaskRole.Arn"))
        .containsEntry("ExecutionRoleArn", plain("!GetAtt IngestExecutionRole.Arn"));
    assertThat(statements(emitted, "IngestTaskRole"))
        .startsWith(
            plain(
                """
                Effect: Allow
                Action:
                  - states:GetActivityTask
                  - states:SendTaskFailure
                  - states:SendTaskHeartbeat
                  - states:SendTaskSuccess
                Resource: !Ref IngestActivity
                """),
            plain(
                """
                Effect: Allow
                Action: [lambda:GetFunction]
                Resource: !GetAtt IngestLambdaFunction.Arn
                """),
            plain(
                """
                Effect: Allow
                Action: [lambda:GetLayerVersion]
                Resource: arn:aws:lambda:us-east-1:123456789012:layer:x:1
                """))
        .anySatisfy(statement -> assertThat(statement.toString()).contains("table/my-app-Files"));
    assertThat(statements(emitted, "IngestExecutionRole"))
        .containsExactly(
            plain(
                """
                Effect: Allow
                Action: [logs:CreateLogStream, logs:PutLogEvents]
                Resource: !GetAtt IngestEcsLogs.Arn
                """));
  }

  @Test
  void givesAContainerThatIsNoWorkerNoRoleOfItsOwn() {
    Emitted emitted =
        Emitted.of(OWN_ROLES + "  services:\n    Watch: { image: 'example.com/watch:1' }\n");

    assertThat(emitted.properties("WatchTaskDefinition"))
        .doesNotContainKey("TaskRoleArn")
        .containsKey("ExecutionRoleArn");
  }

  @Test
  void warnsOfAWorkerThatRunsWhatIsNotOfTheDeployment() {
    Emitted emitted =
        Emitted.of(
            OWN_ROLES
                + """
                  services:
                    Other:
                      image: cumuluss/cumulus-ecs-task:2.1.0
                      commands: [--lambdaArn, 'arn:aws:lambda:us-east-1:123456789012:function:other']
                """);

    assertThat(emitted.problems())
        .containsExactly(
            "warning C6022 config.yml:15:31 The role of `Other` does not allow what this names, which"
                + " is nothing of this deployment. Name a role with the permission under"
                + " `iams.instanceProfile`.");
  }

  @Test
  void takesImagesFromTheAccountsRegistryWhereDockerIsTakenAway() {
    Emitted emitted =
        Emitted.of(
            OWN_ROLES + "  docker: null\n  services:\n    Watch: { image: 'team/watch:1' }\n");

    assertThat(emitted.properties("WatchTaskDefinition").toString())
        .contains("${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/team/watch:1");
    assertThat(statements(emitted, "WatchExecutionRole"))
        .contains(
            plain("{ Effect: Allow, Action: [ecr:GetAuthorizationToken], Resource: '*' }"),
            plain(
                """
                Effect: Allow
                Action:
                  - ecr:BatchCheckLayerAvailability
                  - ecr:BatchGetImage
                  - ecr:GetDownloadUrlForLayer
                Resource: !Sub
                  arn:${AWS::Partition}:ecr:${AWS::Region}:${AWS::AccountId}:repository/team/watch
                """));
  }

  @Test
  void allowsTheRegistryOfAnotherAccount() {
    Emitted emitted =
        Emitted.of(
            OWN_ROLES
                + """
                  services:
                    Watch: { image: '210987654321.dkr.ecr.us-west-2.amazonaws.com/team/watch@sha256:1' }
                """);

    assertThat(statements(emitted, "WatchExecutionRole").toString())
        .contains("arn:${AWS::Partition}:ecr:us-west-2:210987654321:repository/team/watch}");
  }

  @Test
  void keepsTheLoginToDockerHubInASecret() {
    Emitted emitted =
        Emitted.of(
            NAMED_PROFILE
                + """
                  docker: { username: 'o"neil' }
                  services:
                    Hub: { image: 'team/private:1' }
                    Else: { image: 'example.com/team/private:1' }
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.property("CumulusDockerHubLogin", "SecretString"))
        .isEqualTo(plain("!Sub '{\"username\":\"o\\\"neil\",\"password\":\"${DockerPassword}\"}'"));
    assertThat(emitted.template().parameters())
        .containsOnlyKeys("CumulusECSImage", "DockerPassword");
    assertThat(emitted.properties("HubTaskDefinition").toString())
        .contains("RepositoryCredentials={CredentialsParameter={Ref=CumulusDockerHubLogin}}");
    assertThat(statements(emitted, "HubExecutionRole"))
        .contains(
            plain(
                """
                Effect: Allow
                Action: [secretsmanager:GetSecretValue]
                Resource: !Ref CumulusDockerHubLogin
                """));
    assertThat(emitted.properties("ElseTaskDefinition").toString())
        .doesNotContain("RepositoryCredentials", "ExecutionRoleArn");
    assertThat(emitted.properties("CumulusECSLaunchTemplate").toString())
        .doesNotContain("DockerPassword");
  }

  @ParameterizedTest
  @CsvSource({
    "ubuntu, true",
    "team/image:1, true",
    "docker.io/team/image, true",
    "localhost/image, false",
    "registry:5000/image, false",
    "public.ecr.aws/team/image, false",
  })
  void logsInForImagesOnDockerHubOnly(String image, boolean login) {
    Emitted emitted =
        Emitted.of(
            NAMED_PROFILE
                + "  docker: { username: me }\n  services:\n    Some: { image: '"
                + image
                + "' }\n");

    assertThat(
            emitted.properties("SomeTaskDefinition").toString().contains("RepositoryCredentials"))
        .isEqualTo(login);
  }

  private static List<Object> statements(Emitted emitted, String role) {
    Object statements = emitted.property(role, "Policies", 0, "PolicyDocument", "Statement");
    return List.copyOf((List<?>) statements);
  }

  private static Object plain(String yaml) {
    return Plain.of(CfnReader.value(Yaml.read(yaml)));
  }
}
