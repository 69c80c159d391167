package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Emitted;
import dev.cumulusc.fixture.Plain;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateMachineEmitterTest {
  private static final String BASE =
      """
      prefix: my-app
      prefixNoDash: MyApp
      system_bucket: b
      iams: {stepRoleArn: arn:aws:iam::123456789012:role/step}
      lambdas:
        Hello: {handler: index.handler, source: src}
      activities:
        - name: Work
      """;

  private static final String WITHOUT_ROLES =
      """
      prefix: my-app
      prefixNoDash: MyApp
      lambdas:
        Hello: {handler: index.handler, source: src}
        Other: {handler: index.handler, source: src}
        Third: {handler: index.handler, source: src}
        Idle: {handler: index.handler, source: src}
      stepFunctions:
        Ingest:
          StartAt: M
          States:
            M:
              Type: Map
              ItemProcessor:
                StartAt: A
                States:
                  A: {Type: Task, Resource: '${HelloLambdaFunction.Arn}', Next: B}
                  B:
                    Type: Task
                    Resource: arn:aws:states:::lambda:invoke
                    Parameters: {FunctionName: '${OtherLambdaFunction}', Qualifier: live}
                    Next: C
                  C:
                    Type: Task
                    Resource: arn:aws:states:::lambda:invoke.waitForTaskToken
                    Arguments: {FunctionName: "{% 'elsewhere' %}"}
                    Next: A
              Next: D
            D: {Type: Task, Resource: '${ThirdLambdaFunction.Arn}', Next: E}
            E: {Type: Task, Resource: '${HelloLambdaFunction.Arn}', End: true}
        Quiet: {StartAt: A, States: {A: {Type: Succeed}}}
      """;

  @Test
  void emitsTheDefinitionOnOneLine() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                stepFunctions:
                  Ingest:
                    Comment: say "hi"
                    StartAt: A
                    States:
                      A: {Type: Task, Resource: '${HelloLambdaFunction.Arn}', Next: B}
                      B: {Type: Task, Resource: '$<WorkActivity>', TimeoutSeconds: 60, End: true}
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.resource("MyAppIngestStateMachine"))
        .isEqualTo(
            Map.of(
                "Type",
                "AWS::StepFunctions::StateMachine",
                "Properties",
                Map.of(
                    "DefinitionString",
                    Map.of(
                        "Fn::Sub",
                        "{\"Comment\":\"say \\\"hi\\\"\",\"StartAt\":\"A\",\"States\":{"
                            + "\"A\":{\"Type\":\"Task\",\"Resource\":\"${HelloLambdaFunction.Arn}\","
                            + "\"Next\":\"B\"},"
                            + "\"B\":{\"Type\":\"Task\",\"Resource\":\"${WorkActivity}\","
                            + "\"TimeoutSeconds\":60,\"End\":true}}}"),
                    "RoleArn",
                    "arn:aws:iam::123456789012:role/step")));
    assertThat(emitted.template().outputs().keySet()).contains("IngestStateMachine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "${HelloLambdaFunction}|${HelloLambdaFunction}",
        "${ HelloLambdaFunction.Arn }|${HelloLambdaFunction.Arn}",
        "$<WorkActivity.Name>|${WorkActivity.Name}",
        "${AWS::Region}|${AWS::Region}",
        "${foo bar}|${!foo bar}",
        "${say \"x\"}|${!say \\\"x\\\"}",
        "${}|${!}",
        "${VAR:-x}|${!VAR:-x}",
        "${!HOME}|${!HOME}",
        "$${|$\\u0024{",
        "${a ${AWS::Region}}|\\u0024{a ${AWS::Region}}",
        "{% $states.input.x %}|{% $states.input.x %}",
        "$.a[?(@.b < 5)]|$.a[?(@.b < 5)]",
        "$$.Execution.Id|$$.Execution.Id",
        "$<5>|$<5>",
      })
  void keepsReferencesAndHidesWhatOnlyLooksLikeThem(String written, String emitted) {
    Emitted result = Emitted.of(BASE + machine("Result: '" + written + "'"));

    assertThat(result.problems()).isEmpty();
    assertThat(definition(result)).contains("\"Result\":\"" + emitted + "\"");
  }

  @Test
  void resolvesReferencesInKeysAndAtAnyDepth() {
    Emitted emitted =
        Emitted.of(
            BASE + machine("Result: {a: [{'${WorkActivity.Name}': {b: 'x${WorkActivity}y'}}]}"));

    assertThat(emitted.problems()).isEmpty();
    assertThat(definition(emitted))
        .contains("{\"a\":[{\"${WorkActivity.Name}\":{\"b\":\"x${WorkActivity}y\"}}]}");
  }

  @Test
  void escapesWhatSomeParserOfYamlTakesForALineBreak() {
    Emitted emitted = Emitted.of(BASE + machine("Result: \"a\\u2028b\\u0085c\""));

    assertThat(definition(emitted)).contains("\"Result\":\"a\\u2028b\\u0085c\"");
  }

  @Test
  void takesIntrinsicFunctionsToo() {
    Emitted emitted =
        Emitted.of(
            BASE
                + machine(
                    "Result: [!GetAtt WorkActivity.Name, {Ref: WorkActivity},"
                        + " !Sub 'x${AWS::Region}', !Join ['-', [a, !Ref WorkActivity]]]"));

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("MyAppIngestStateMachine").get("DefinitionString"))
        .isEqualTo(
            Plain.yaml(
                """
                Fn::Sub:
                  - >-
                    {"StartAt":"A","States":{"A":{"Type":"Pass","Result":["${WorkActivity.Name}","${WorkActivity}","x${AWS::Region}","${Function1}"],"End":true}}}
                  - Function1: !Join ['-', [a, !Ref WorkActivity]]
                """));
  }

  @Test
  void reportsAnUnresolvedReferenceAtItsPlace() {
    Emitted emitted =
        Emitted.of(
            BASE
                + machine("Result: ['é ${HelloLambdaFunctoin.Arn}', '${HelloLambdaFunction.Name}']")
                + "      B: {Type: Pass, Comment: 'a $<Wrk> b', End: true}\n");

    assertThat(emitted.problems())
        .containsExactly(
            "error C2101 config.yml:13:35 `HelloLambdaFunctoin` is no resource, parameter or pseudo"
                + " parameter of the template. Did you mean `HelloLambdaFunction`?",
            "error C2102 config.yml:13:65 `HelloLambdaFunction` (AWS::Lambda::Function) has no"
                + " attribute `Name`. It has `Arn`, `SnapStartResponse.ApplyOn`,"
                + " `SnapStartResponse.OptimizationStatus`.",
            "error C2101 config.yml:14:35 `Wrk` is no resource, parameter or pseudo parameter of the"
                + " template. Write `${!Wrk}` if it is meant as text.");
  }

  @Test
  void takesOutWhatOnlyTheMessageAdapterReads() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                stepFunctions:
                  Ingest:
                    StartAt: P
                    States:
                      P:
                        Type: Parallel
                        CumulusConfig: {a: '{$.meta.x}'}
                        Branches:
                          - StartAt: A
                            States:
                              A: {Type: Pass, CumulusConfig: {b: 1}, End: true}
                        End: true
                """);

    assertThat(definition(emitted)).doesNotContain("CumulusConfig", "meta.x");
  }

  @Test
  void ordersKeysThatAreNumbersAsJavaScriptDoes() {
    Emitted emitted = Emitted.of(BASE + machine("Result: {b: 1, 10: 2, 9: 3}"));

    assertThat(definition(emitted)).contains("\"Result\":{\"9\":3,\"10\":2,\"b\":1}");
  }

  @Test
  void bringsARoleThatCallsTheNamedFunctionsOnly() {
    Emitted emitted = Emitted.of(WITHOUT_ROLES);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("MyAppIngestStateMachine").get("RoleArn"))
        .isEqualTo(Plain.yaml("!GetAtt MyAppIngestStateMachineRole.Arn"));
    assertThat(emitted.properties("MyAppIngestStateMachineRole"))
        .isEqualTo(
            Plain.yaml(
                """
                Description: Runs the workflow Ingest
                AssumeRolePolicyDocument:
                  Version: '2012-10-17'
                  Statement:
                    - Effect: Allow
                      Principal: {Service: states.amazonaws.com}
                      Action: sts:AssumeRole
                      Condition:
                        StringEquals: {'aws:SourceAccount': !Ref AWS::AccountId}
                Policies:
                  - PolicyName: least-privilege
                    PolicyDocument:
                      Version: '2012-10-17'
                      Statement:
                        - Effect: Allow
                          Action: [lambda:InvokeFunction]
                          Resource:
                            - !GetAtt HelloLambdaFunction.Arn
                            - !Sub '${OtherLambdaFunction.Arn}:live'
                            - !Sub arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:elsewhere
                            - !GetAtt ThirdLambdaFunction.Arn
                """));
  }

  @Test
  void bringsARoleWithoutAPolicyWhereNoFunctionIsCalled() {
    assertThat(Emitted.of(WITHOUT_ROLES).properties("MyAppQuietStateMachineRole"))
        .doesNotContainKey("Policies");
  }

  @Test
  void allowsTheAliasesThatTasksCall() {
    Emitted emitted =
        Emitted.of(
            """
            prefix: my-app
            prefixNoDash: MyApp
            useWorkflowLambdaVersions: true
            injectWorkflowLambdaAliases: true
            lambdas:
              Hello: {handler: index.handler, source: src}
            stepFunctions:
              Ingest:
                StartAt: A
                States: {A: {Type: Task, Resource: '${HelloLambdaFunction.Arn}', End: true}}
            """);

    assertThat(emitted.properties("MyAppIngestStateMachineRole").get("Policies"))
        .asString()
        .contains(
            "{Fn::GetAtt=[HelloLambdaFunction, Arn]}, {Fn::Sub=${HelloLambdaFunction.Arn}:*}");
  }

  @Test
  void warnsOfAFunctionThatIsChosenAtRunTime() {
    Emitted emitted =
        Emitted.of(
            """
            prefix: my-app
            stepFunctions:
              Ingest:
                StartAt: A
                States:
                  A:
                    Type: Task
                    Resource: arn:aws:states:::lambda:invoke
                    Parameters: {FunctionName.$: $.name}
                    End: true
            """);

    assertThat(emitted.problems())
        .singleElement()
        .asString()
        .startsWith("warning C6021 config.yml:9:");
  }

  /** Returns a workflow with one Pass state that has a property; further states may follow. */
  private static String machine(String property) {
    return """
        stepFunctions:
          Ingest:
            StartAt: A
            States:
              A: {Type: Pass, %s, End: true}
        """
        .formatted(property);
  }

  private static String definition(Emitted emitted) {
    Object definition = emitted.properties("MyAppIngestStateMachine").get("DefinitionString");
    return (String) ((Map<?, ?>) definition).get("Fn::Sub");
  }
}
