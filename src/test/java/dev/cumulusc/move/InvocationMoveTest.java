package dev.cumulusc.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.model.LocalHandlers;
import dev.cumulusc.tree.MappingNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How single Task states are moved. Each is given and expected as the fields of one state. */
class InvocationMoveTest {
  private static final String INVOKE = "arn:aws:states:::lambda:invoke";

  private final Diagnostics diagnostics = new Diagnostics();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'${IngestLambdaFunction.Arn}'",
        "'$<IngestLambdaFunction.Arn>'",
        "'${IngestLambdaFunction.Arn}:$LATEST'",
        "'arn:aws:lambda:us-east-1:123456789012:function:test-Ingest'",
        "'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:test-Ingest'",
        "'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${IngestLambdaFunction}'",
        "{ 'Fn::GetAtt': [IngestLambdaFunction, Arn] }",
        "{ 'Fn::Sub': '${IngestLambdaFunction.Arn}' }",
        "!GetAtt IngestLambdaFunction.Arn",
      })
  void movesATaskByAnyNameOfItsFunction(String resource) {
    assertThat(moved("Resource: " + resource)).isEqualTo(json("Resource: '${IngestActivity}'"));
    assertThat(Configurations.reports(diagnostics)).isEmpty();
  }

  @Test
  void movesATaskByItsFunctionsNameAndReportsIt() {
    assertThat(moved("Resource: '${IngestLambdaFunction}'"))
        .isEqualTo(json("Resource: '${IngestActivity}'"));
    assertThat(Configurations.reports(diagnostics))
        .singleElement()
        .asString()
        .contains(" C3204 `Resource` takes an ARN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'${ReportLambdaFunction.Arn}'",
        "'${IngestActivity}'",
        "'arn:aws:lambda:us-east-1:123456789012:function:other-Ingest'",
        "'arn:aws:states:::sqs:sendMessage'",
        "'arn:aws:states:::lambda:invoke'",
      })
  void leavesOtherTasksAlone(String resource) {
    assertThat(moved("Resource: " + resource)).isEqualTo(json("Resource: " + resource));
  }

  @Test
  void keepsTheOtherFieldsOfATask() {
    String fields =
        """
        Resource: '%s'
        InputPath: $.a
        Parameters: { x.$: $.b }
        ResultSelector: { y.$: $.c }
        ResultPath: $.d
        Retry: [{ ErrorEquals: [Lambda.ServiceException] }]
        """;

    assertThat(moved(fields.formatted("${IngestLambdaFunction.Arn}")))
        .isEqualTo(json(fields.formatted("${IngestActivity}")));
  }

  @Test
  void warnsOfAnAliasThatTheWorkerDoesNotTake() {
    moved("Resource: '${IngestLambdaFunction.Arn}:live'");

    assertThat(Configurations.reports(diagnostics))
        .containsExactly(
            "16:19 C3202 The worker that runs this task does not take the version or alias `live`:"
                + " it runs the function's newest code, with the payload alone.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Qualifier: live",
        "Qualifier.$: $.alias",
        "ClientContext: e30=",
        "ClientContext.$: $.context"
      })
  void warnsOfEachArgumentThatAWorkerDoesNotTake(String argument) {
    invocation("Payload.$: $, " + argument, "");

    assertThat(Configurations.reports(diagnostics))
        .singleElement()
        .asString()
        .contains(
            " C3202 The worker that runs this task does not take `"
                + argument.substring(0, argument.indexOf(':'))
                + "`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'${IngestLambdaFunction.Arn}'",
        "'${IngestLambdaFunction}'",
        "test-Ingest",
        "'123456789012:function:test-Ingest'",
      })
  void movesAnInvocationByAnyNameOfItsFunction(String name) {
    String state =
        """
        Resource: arn:aws-us-gov:states:::lambda:invoke
        Parameters: { FunctionName: %s, Payload.$: $ }
        """
            .formatted(name);

    assertThat(moved(state))
        .isEqualTo(json("Resource: '${IngestActivity}'\nResultSelector: { Payload.$: $ }"));
  }

  @Test
  void movesAnInvocationInAnyPartition() {
    assertThat(
            moved(
                """
                Resource: 'arn:${AWS::Partition}:states:::lambda:invoke'
                Parameters: { FunctionName: '${IngestLambdaFunction.Arn}', Payload.$: $ }
                """))
        .isEqualTo(json("Resource: '${IngestActivity}'\nResultSelector: { Payload.$: $ }"));
  }

  @Test
  void makesAPayloadTemplateTheParameters() {
    assertThat(
            invocation("Payload: { id.$: $.id, fixed: [1, { at.$: $$.State.EnteredTime }] }", ""))
        .isEqualTo(
            json(
                """
                Resource: '${IngestActivity}'
                Parameters: { id.$: $.id, fixed: [1, { at.$: $$.State.EnteredTime }] }
                ResultSelector: { Payload.$: $ }
                """));
  }

  @Test
  void givesAnEmptyInputWhereThereIsNoPayload() {
    assertThat(invocation("LogType: None", ""))
        .isEqualTo(
            json(
                """
                Resource: '${IngestActivity}'
                Parameters: {}
                ResultSelector: { Payload.$: $ }
                """));
  }

  @Test
  void makesAPathTheInputPath() {
    assertThat(invocation("Payload.$: $.detail.item", ""))
        .isEqualTo(
            json(
                """
                Resource: '${IngestActivity}'
                InputPath: $.detail.item
                ResultSelector: { Payload.$: $ }
                """));
  }

  @Test
  void putsAPathBehindTheInputPath() {
    assertThat(invocation("Payload.$: '$.item[0]'", "InputPath: $.detail"))
        .isEqualTo(
            json(
                """
                Resource: '${IngestActivity}'
                InputPath: $.detail.item[0]
                ResultSelector: { Payload.$: $ }
                """));
  }

  @Test
  void readsTheContextWhateverTheInputPath() {
    assertThat(invocation("Payload.$: $$.Execution.Input", "InputPath: $.detail"))
        .isEqualTo(
            json(
                """
                Resource: '${IngestActivity}'
                InputPath: $$.Execution.Input
                ResultSelector: { Payload.$: $ }
                """));
  }

  @Test
  void keepsTheResultWhereItWasPut() {
    assertThat(invocation("Payload.$: $", "ResultPath: $.answer\nOutputPath: $.answer.Payload"))
        .isEqualTo(
            json(
                """
                Resource: '${IngestActivity}'
                ResultPath: $.answer
                OutputPath: $.answer.Payload
                ResultSelector: { Payload.$: $ }
                """));
  }

  @Test
  void selectsNothingFromAResultThatIsThrownAway() {
    assertThat(invocation("Payload.$: $", "ResultPath: null"))
        .isEqualTo(json("Resource: '${IngestActivity}'\nResultPath: null"));
  }

  @Test
  void readsTheResultItselfWhereItReadThePayload() {
    assertThat(
            invocation(
                "Payload.$: $",
                """
                ResultSelector:
                  all.$: $
                  whole.$: $.Payload
                  part.$: $.Payload.a[0]
                  bracket.$: $['Payload']['b c']
                  nested: { list: [{ deep.$: $.Payload.x }], name: $.Payload }
                  when.$: $$.State.EnteredTime
                  joined.$: States.Format('{} $.Payload it\\'s {}', $.Payload.a, $['Payload'][0])
                  variable.$: $count
                """))
        .isEqualTo(
            json(
                """
                Resource: '${IngestActivity}'
                ResultSelector:
                  all: { Payload.$: $ }
                  whole.$: $
                  part.$: $.a[0]
                  bracket.$: $['b c']
                  nested: { list: [{ deep.$: $.x }], name: $.Payload }
                  when.$: $$.State.EnteredTime
                  joined.$: States.Format('{} $.Payload it\\'s {}', $.a, $[0])
                  variable.$: $count
                """));
    assertThat(Configurations.reports(diagnostics)).isEmpty();
  }

  @Test
  void assignsFromTheResultItself() {
    assertThat(invocation("Payload.$: $", "Assign: { id.$: $.Payload.id }"))
        .isEqualTo(
            json(
                """
                Resource: '${IngestActivity}'
                Assign: { id.$: $.id }
                ResultSelector: { Payload.$: $ }
                """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Payload.$: States.StringToJson($.x)",
        "Payload.$: $variable",
        "Payload: just text",
        "Payload: [1, 2]",
        "Payload.$: $, InvocationType: Event",
        "Payload.$: $, InvocationType.$: $.type",
      })
  void leavesAnInvocationThatAnActivityCannotStandInFor(String arguments) {
    String state =
        "Resource: " + INVOKE + "\nParameters: { FunctionName: test-Ingest, " + arguments + " }";

    assertThat(moved(state)).isEqualTo(json(state));
    assertThat(Configurations.reports(diagnostics)).singleElement().asString().contains("C3201");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ResultSelector: { code.$: $.StatusCode }",
        "ResultSelector: { text.$: States.JsonToString($) }",
        "Assign: { code.$: $.SdkHttpMetadata.HttpStatusCode }",
        "OutputPath: $.StatusCode",
        "InputPath: null",
        "InputPath: '$.list[*]'",
        "TimeoutSecondsPath: $.seconds",
        "Credentials: { RoleArn: 'arn:aws:iam::123456789012:role/other' }",
      })
  void leavesAnInvocationWhoseDataCannotBeKept(String field) {
    String state =
        "Resource: "
            + INVOKE
            + "\nParameters: { FunctionName: test-Ingest, Payload.$: $.item }\n"
            + field;

    assertThat(moved(state)).isEqualTo(json(state));
    assertThat(Configurations.reports(diagnostics)).singleElement().asString().contains("C3201");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:states:::lambda:invoke.waitForTaskToken",
        "arn:aws:states:::aws-sdk:lambda:invoke",
      })
  void leavesOtherCallsOfTheFunction(String resource) {
    String state =
        "Resource: " + resource + "\nParameters: { FunctionName: test-Ingest, Payload.$: $ }";

    assertThat(moved(state)).isEqualTo(json(state));
    assertThat(Configurations.reports(diagnostics)).singleElement().asString().contains("C3201");
  }

  @Test
  void saysWhyATaskStays() {
    moved(
        """
        Resource: arn:aws:states:::lambda:invoke.waitForTaskToken
        Parameters: { FunctionName: test-Ingest, Payload.$: $ }
        """);

    assertThat(Configurations.reports(diagnostics))
        .containsExactly(
            "17:37 C3201 This task stays with the Lambda function `Ingest`, since it waits for its"
                + " task token, and an activity's task has another.");
  }

  @Test
  void warnsOfArgumentsThatTheWorkerDoesNotTake() {
    invocation("Payload.$: $, Qualifier: live, ClientContext: e30=", "");

    assertThat(Configurations.reports(diagnostics))
        .containsExactly(
            "17:64 C3202 The worker that runs this task does not take `Qualifier`: it runs the"
                + " function's newest code, with the payload alone.",
            "17:81 C3202 The worker that runs this task does not take `ClientContext`: it runs the"
                + " function's newest code, with the payload alone.");
  }

  /** Moves an invocation with the given arguments beside the function's name. */
  private String invocation(String arguments, String fields) {
    return moved(
        "Resource: "
            + INVOKE
            + "\nParameters: { FunctionName: test-Ingest, "
            + arguments
            + " }\n"
            + fields);
  }

  private String moved(String fields) {
    MappingNode definition =
        DockerMove.apply(
                Configurations.deployment(
                    """
                    prefix: test
                    prefixNoDash: Test
                    lambdas:
                      Ingest: { handler: index.handler, source: src/ingest }
                      Report: { handler: index.handler, source: src/report }
                    ecs:
                      instanceType: t3.large
                      services: { Ingest: { docker: true } }
                    stepFunctions:
                      Daily:
                        StartAt: Ingest
                        States:
                          Ingest:
                    """
                        + ("Type: Task\nEnd: true\n" + fields).indent(8)),
                LocalHandlers.none(),
                diagnostics)
            .deployment()
            .workflows()
            .get(0)
            .definition();
    return Configurations.json(
        definition.mapping("States").flatMap(states -> states.mapping("Ingest")).orElseThrow());
  }

  /** Prints the fields of a state as it would come out: what is new stands behind the rest. */
  private static String json(String fields) {
    MappingNode state = Yaml.mapping("Type: Task\nEnd: true\n" + fields);
    return Configurations.json(state);
  }
}
