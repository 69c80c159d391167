package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Emitted;
import dev.cumulusc.fixture.Plain;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CumulusBaseEmitterTest {
  private static final String BASE =
      """
      prefix: my-app
      prefixNoDash: MyApp
      system_bucket: b
      iams: {lambdaProcessingRoleArn: arn:aws:iam::123456789012:role/lambda}
      lambdas:
        CustomBootstrap: {handler: index.handler, source: src}
        Index: {handler: index.handler, source: src}
      """;

  @Test
  void emitsASmallTemplateWithoutTheBase() {
    Emitted emitted = Emitted.of("prefix: my-app\nactivities: [{name: Work}]\n");

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.template().resources().keySet()).containsExactly("WorkActivity");
    assertThat(emitted.template().parameters()).isEmpty();
    assertThat(emitted.template().outputs()).isEmpty();
  }

  @Test
  void emitsTheCustomResourceWithItsFunction() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                users: [{username: first}, {username: second}]
                es: {name: search, elasticSearchMapping: '8'}
                dynamos:
                  UsersTable: {pointInTime: 'true'}
                  OtherTable: {}
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.resource("CumulusCustomResource"))
        .isEqualTo(
            Plain.read(
                """
                Type: Custom::Cumulus
                Properties:
                  ServiceToken: {'Fn::GetAtt': [CustomBootstrapLambdaFunction, Arn]}
                  Cmr: {Password: {Ref: CmrPassword}}
                  Launchpad: {Passphrase: {Ref: LaunchpadPassphrase}}
                  ElasticSearch: {host: {Ref: searchDomainEndpoint}, version: 8}
                  DynamoDBTables:
                    - {name: my-app-UsersTable, pointInTime: true}
                    - {name: my-app-OtherTable}
                  Users:
                    table: my-app-UsersTable
                    records:
                      - {username: first, password: OAuth}
                      - {username: second, password: OAuth}
                """));
    assertThat(emitted.output("EncryptedCmrPassword"))
        .isEqualTo(Plain.read("{'Fn::GetAtt': [CumulusCustomResource, CmrPassword]}"));
    assertThat(emitted.output("EncryptedLaunchpadPassphrase"))
        .isEqualTo(Plain.read("{'Fn::GetAtt': [CumulusCustomResource, LaunchpadPassphrase]}"));
    assertThat(emitted.template().parameters().keySet())
        .containsExactly(
            "CmrPassword",
            "LaunchpadPassphrase",
            "searchDomainEndpoint",
            "UsersTableDynamoDBStreamArn",
            "OtherTableDynamoDBStreamArn");
  }

  @Test
  void declaresTheParametersThatTheConfigurationHasValuesFor() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                params:
                  - {name: CmrPassword, value: secret}
                  - {name: Mine, value: x}
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.template().parameters().keySet())
        .containsExactly("CmrPassword", "LaunchpadPassphrase", "Mine");
    assertThat(parameter(emitted, "Mine"))
        .isEqualTo(
            Map.of("Type", "String", "Description", "Set by the configuration", "NoEcho", true));
    assertThat(parameter(emitted, "CmrPassword").get("Default")).isEqualTo("");
  }

  @Test
  void feedsTheTablesChangesToTheFunctionThatIndexesThem() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                dynamos: {A: {}, B: {}}
                dynamo2ElasticSearch: {lambda: Index, tables: [B], startingPosition: LATEST}
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.resource("BEventSourceMapping"))
        .isEqualTo(
            Plain.read(
                """
                Type: AWS::Lambda::EventSourceMapping
                Properties:
                  EventSourceArn: {Ref: BDynamoDBStreamArn}
                  FunctionName: {Ref: IndexLambdaFunction}
                  BatchSize: 10
                  StartingPosition: LATEST
                """));
    assertThat(emitted.template().resources()).doesNotContainKey("AEventSourceMapping");
  }

  @Test
  void laysTheDashboardOut() {
    Emitted emitted =
        Emitted.of(
            """
            prefix: my-app
            iams: {instanceProfile: arn:aws:iam::123456789012:instance-profile/ecs}
            ecs:
              instanceType: m5.large
              services:
                Work:
                  image: i
                  alarms:
                    High: {comparison_operator: GreaterThanThreshold, metric: CPU, threshold: 9}
            es:
              name: search
              alarms:
                Low: {comparison_operator: LessThanThreshold, metric: Nodes, threshold: 1}
            dashboard:
              alarmTemplate:
                width: 10
                height: 3
                properties: {annotations: {alarms: ['arn:alarmTemplate:alarmTemplate']}, view: v}
              alarmHeader: [{width: 24, height: 1, properties: {markdown: a}}]
              ecsHeader: [{width: 24, height: 2}]
              esHeader: [{width: 6, height: 1}]
              esWidgets: [{width: 6, height: 5}, {width: 19, height: 4}]
            """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("CumulusCloudWatchDashboard"))
        .containsEntry("DashboardName", "my-app-CloudWatch-Dashboard")
        .containsEntry(
            "DashboardBody",
            "{\"widgets\":["
                + "{\"width\":24,\"height\":2,\"x\":0,\"y\":0},"
                + "{\"width\":24,\"height\":1,\"properties\":{\"markdown\":\"a\"},\"x\":0,\"y\":2},"
                + alarm("my-app-Work-TaskCountLowAlarm", 0, 3)
                + alarm("my-app-Work-HighAlarm", 10, 3)
                + "{\"width\":6,\"height\":1,\"x\":0,\"y\":6},"
                + "{\"width\":24,\"height\":1,\"properties\":{\"markdown\":\"a\"},\"x\":0,\"y\":7},"
                + alarm("my-app-search-LowAlarm", 0, 8)
                + "{\"width\":6,\"height\":5,\"x\":10,\"y\":8},"
                + "{\"width\":19,\"height\":4,\"x\":0,\"y\":13}]}");
  }

  @Test
  void reportsAWidgetWithoutASize() {
    Emitted emitted =
        Emitted.of(
            """
            prefix: my-app
            dashboard:
              alarmTemplate: {width: 6, height: 3}
              ecsHeader: [{width: wide, height: 2}]
            """);

    assertThat(emitted.problems())
        .containsExactly(
            "error C1035 config.yml:4:23 The widget needs a whole number for its `width`.");
  }

  private static String alarm(String name, int x, int y) {
    return "{\"width\":10,\"height\":3,\"properties\":{\"annotations\":{\"alarms\":[\"arn:"
        + name
        + ":alarmTemplate\"]},\"view\":\"v\",\"title\":\""
        + name
        + "\"},\"x\":"
        + x
        + ",\"y\":"
        + y
        + "},";
  }

  private static Map<?, ?> parameter(Emitted emitted, String name) {
    return (Map<?, ?>) Plain.of(emitted.template().parameters().get(name).value());
  }
}
