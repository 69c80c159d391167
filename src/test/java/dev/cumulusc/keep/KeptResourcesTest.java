package dev.cumulusc.keep;

import static dev.cumulusc.keep.WrittenTemplates.QUIET;
import static dev.cumulusc.keep.WrittenTemplates.activity;
import static dev.cumulusc.keep.WrittenTemplates.machine;
import static dev.cumulusc.keep.WrittenTemplates.publisher;
import static dev.cumulusc.keep.WrittenTemplates.stack;
import static dev.cumulusc.keep.WrittenTemplates.topic;
import static dev.cumulusc.keep.WrittenTemplates.waiter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Plain;
import dev.cumulusc.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptResourcesTest {
  @Test
  void anActivityWhoseNameAnotherOneTakesIsLost() {
    SimulatedStack before = stack(waiter("Old") + activity("Old", "work"));
    Template other =
        SimulatedStack.template("Resources:\n" + waiter("New") + activity("New", "work"));

    KeptTemplate kept = before.update(other, before.running("M", "one"));

    assertThat(kept.template()).isSameAs(other);
    assertThat(kept.lost())
        .singleElement()
        .satisfies(
            lost -> {
              assertThat(lost.logicalId()).isEqualTo("Old");
              assertThat(lost.reason()).isEqualTo(Lost.Reason.NAME_TAKEN);
            });
  }

  @Test
  void anActivityThatGetsAnotherNameIsLost() {
    SimulatedStack before = stack(waiter("Act") + activity("Act", "work"));
    Template other =
        SimulatedStack.template("Resources:\n" + waiter("Act") + activity("Act", "job"));

    KeptTemplate kept = before.update(other, before.running("M", "one"));

    assertThat(kept.lost())
        .singleElement()
        .satisfies(lost -> assertThat(lost.reason()).isEqualTo(Lost.Reason.REPLACED));
  }

  @Test
  void anActivityThatStaysKeepsItsWorkerIfTheNewTemplateHasNone() {
    String worker =
        """
          Logs: { Type: 'AWS::Logs::LogGroup' }
          Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: [{ Command: [{ Ref: Act }], LogConfiguration: { Options: { awslogs-group: { Ref: Logs } } } }] } }
          Service: { Type: 'AWS::ECS::Service', Properties: { Cluster: { Ref: Cluster }, TaskDefinition: { Ref: Task } } }
          Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Dimensions: [{ Value: { 'Fn::GetAtt': [Service, Name] } }] } }
          Dashboard: { Type: 'AWS::CloudWatch::Dashboard', Properties: { DashboardBody: { 'Fn::GetAtt': [Service, Name] } } }
        """;
    String cluster = "  Cluster: { Type: 'AWS::ECS::Cluster' }\n";
    SimulatedStack before = stack(waiter("Act") + activity("Act", "work") + cluster + worker);
    Template idle =
        SimulatedStack.template("Resources:\n" + waiter("Act") + activity("Act", "work") + cluster);
    Template served =
        SimulatedStack.template(
            "Resources:\n"
                + waiter("Act")
                + activity("Act", "work")
                + cluster
                + worker
                    .replaceAll("(Logs|Task|Service|Alarm|Dashboard)(:|\\b)", "New$1$2")
                    .replace("AWS::NewLogs", "AWS::Logs")
                    .replace("NewTaskDefinition: {", "TaskDefinition: {"));

    assertThat(before.update(idle, before.running("M", "one")).template().resources())
        .containsOnlyKeys("R", "M", "Act", "Cluster", "Logs", "Task", "Service", "Alarm");
    assertThat(before.update(served, before.running("M", "one")).template()).isSameAs(served);
  }

  @Test
  void aRevisionOfATaskDefinitionIsRetained() {
    String run =
        """
        {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::ecs:runTask","Parameters":{"TaskDefinition":"${Task}"},"End":true}}}\
        """;
    String statement = "[{ Effect: Allow, Action: 'ecs:RunTask', Resource: { Ref: Task } }]";
    String task = "  Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Cpu: '%s' } }\n";
    SimulatedStack before = stack(machine(run, statement) + task.formatted("256"));
    Template larger =
        SimulatedStack.template("Resources:\n" + machine(run, statement) + task.formatted("512"));

    KeptTemplate kept = before.update(larger, before.running("M", "one"));

    assertThat(Plain.resource(kept.template().resources().get("Task")))
        .containsEntry("UpdateReplacePolicy", "Retain");
    assertThat(kept.kept())
        .extracting(Kept::what)
        .contains(new Kept.Revision(Optional.of(before.ref("Task"))));
    assertThat(Keep.alreadyIn(SimulatedStack.of(kept.template()).deployed()))
        .extracting(Kept::logicalId)
        .contains("Task");
    assertThat(before.update(before.deployed().template(), before.running("M", "one")).kept())
        .isEmpty();
  }

  @Test
  void aKeptPolicyKeepsWhatOnlyTheAccountKnowsTheArnOf() {
    String role =
        """
          Secret: { Type: 'AWS::Custom::Thing' }
          Plain: { Type: 'AWS::SNS::Topic' }
          Work:
            Type: AWS::IAM::Role
            Properties:
              Policies:
                - PolicyName: p
                  PolicyDocument: { Statement: [{ Resource: [{ 'Fn::GetAtt': [Secret, Odd] }, { Ref: Plain }] }] }
          F: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: work, Role: { 'Fn::GetAtt': [Work, Arn] } } }
        """;
    String call =
        """
        {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${F.Arn}","End":true}}}\
        """;
    String allowed = "[{ Effect: Allow, Action: 'lambda:InvokeFunction', Resource: '*' }]";
    SimulatedStack before = stack(machine(call, allowed) + role);
    Template quiet = SimulatedStack.template("Resources:\n" + machine(QUIET, allowed));

    KeptTemplate kept = before.update(quiet, before.running("M", "one"));

    assertThat(kept.template().resources()).containsOnlyKeys("R", "M", "F", "Work", "Secret");
    assertThat(Plain.resource(kept.template().resources().get("Work")).toString())
        .contains(before.ref("Plain"));
  }

  @Test
  void conditionsMappingsAndParametersComeAlong() {
    String settings =
        """
        Parameters: { Size: { Type: String, Default: big }, Secret: { Type: String, NoEcho: true } }
        Mappings: { Names: { big: { topic: large } } }
        Conditions: { IsBig: { Fn::Equals: [{ Ref: Size }, big] }, Both: { Fn::And: [{ Condition: IsBig }, { Condition: IsBig }] } }
        Resources:
        """;
    String topic =
        """
          T:
            Type: AWS::SNS::Topic
            Condition: Both
            Properties: { TopicName: { Fn::FindInMap: [Names, { Ref: Size }, topic] }, DisplayName: { Ref: Secret } }
        """;
    String allowed = "[{ Effect: Allow, Action: 'sns:Publish', Resource: '*' }]";
    SimulatedStack before =
        SimulatedStack.of(
            SimulatedStack.template(settings + publisher("T", allowed) + topic),
            Map.of("Size", "big", "Secret", "****"),
            Map.of());
    Template none = SimulatedStack.template("Resources:\n" + machine(QUIET, allowed));
    Template other =
        SimulatedStack.template(
            "Mappings: { Names: { big: { topic: other } } }\nResources:\n"
                + machine(QUIET, allowed));

    KeptTemplate kept = before.update(none, before.running("M", "one"));
    KeptTemplate settled = before.update(other, before.running("M", "one"));

    assertThat(kept.template().section("Conditions")).containsOnlyKeys("Both", "IsBig");
    assertThat(kept.template().section("Mappings")).containsOnlyKeys("Names");
    assertThat(kept.parameters()).containsExactlyInAnyOrder("Size", "Secret");
    assertThat(Plain.resource(kept.template().resources().get("T")))
        .isEqualTo(Plain.resource(before.deployed().template().resources().get("T")));
    assertThat(Plain.resource(settled.template().resources().get("T")))
        .doesNotContainKey("Condition")
        .containsEntry(
            "Properties", Map.of("TopicName", "large", "DisplayName", Map.of("Ref", "Secret")));
  }

  @Test
  void anAliasOfANestedStackStaysThere() {
    SimulatedStack before = nestedAlias();
    Template after =
        SimulatedStack.template(
            "Resources:\n"
                + machine(QUIET, "[]")
                + "  N: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://x.example/m' } }\n");
    Template empty =
        SimulatedStack.template(
            "Resources: { W: { Type: 'AWS::CloudFormation::WaitConditionHandle' } }\n");
    DefinitionInUse execution = before.running("M", "one");

    KeptTemplate kept = before.keep().in(after, Map.of(), Map.of("N", empty), List.of(execution));

    assertThat(kept.nested().get("N").resources()).containsOnlyKeys("W", "V", "A");
    assertThat(kept.nested().get("N").parameters()).containsOnlyKeys("Function");
    assertThat(kept.template().resources()).containsOnlyKeys("R", "M", "N", "F");
    assertThat(Plain.resource(kept.template().resources().get("N")))
        .containsEntry(
            "Properties",
            Map.of(
                "TemplateURL",
                "https://x.example/m",
                "Parameters",
                Map.of("Function", Map.of("Ref", "F"))));
    assertThat(
            SimulatedStack.of(kept.template())
                .allows(
                    execution.roleArn(),
                    "lambda:InvokeFunction",
                    "arn:aws:lambda:us-east-1:123456789012:function:work:one"))
        .isTrue();
  }

  @Test
  void aNestedStackThatGoesStaysAsAWhole() {
    SimulatedStack before = nestedAlias();
    Template gone = SimulatedStack.template("Resources:\n" + machine(QUIET, "[]"));
    KeptTemplate whole =
        before.keep().in(gone, Map.of(), Map.of(), List.of(before.running("M", "one")));
    assertThat(whole.template().resources()).containsOnlyKeys("R", "M", "N", "F");
    assertThat(whole.nested()).isEmpty();
  }

  private static SimulatedStack nestedAlias() {
    String inside =
        """
        Parameters: { Function: { Type: String } }
        Resources:
          V: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: Function } } }
          A: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: Function }, Name: one, FunctionVersion: { 'Fn::GetAtt': [V, Version] } } }
        Outputs: { Alias: { Value: { Ref: A } } }
        """;
    String function =
        "  F: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: work } }\n";
    String nested =
        "  N: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://x.example/n', Parameters: { Function: { Ref: F } } } }\n";
    String call =
        """
        {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${N.Outputs.Alias}","End":true}}}\
        """;
    String allowed =
        "[{ Effect: Allow, Action: 'lambda:InvokeFunction', Resource: { 'Fn::GetAtt': [N, Outputs.Alias] } }]";
    SimulatedStack inner =
        SimulatedStack.of(SimulatedStack.template(inside), Map.of("Function", "work"), Map.of());
    return SimulatedStack.of(
        SimulatedStack.template("Resources:\n" + machine(call, allowed) + function + nested),
        Map.of(),
        Map.of("N", inner));
  }

  @Test
  void anExpressMachineKeepsAllThatItsDefinitionNamesSinceNobodyListsItsExecutions() {
    String allowed = "[{ Effect: Allow, Action: 'sns:Publish', Resource: { Ref: T } }]";
    String express =
        publisher("T", allowed)
            .replace("DefinitionString", "StateMachineType: EXPRESS, DefinitionString");
    SimulatedStack before = stack(express + topic("T"));
    Template none =
        SimulatedStack.template(
            "Resources: { W: { Type: 'AWS::CloudFormation::WaitConditionHandle' } }\n");

    assertThat(before.update(none, before.deployed("M")).template().resources())
        .containsOnlyKeys("W", "R", "T");
  }
}
