package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Emitted;
import dev.cumulusc.fixture.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WorkflowRulesTest {
  private static final String BASE =
      """
      prefix: my-app
      prefixNoDash: MyApp
      system_bucket: b
      iams:
        lambdaProcessingRoleArn: arn:aws:iam::123456789012:role/lambda
        stepRoleArn: arn:aws:iam::123456789012:role/step
      lambdas:
        Tell: {handler: index.handler, source: src}
      rules:
        machines:
          eventPattern:
            source: [aws.states]
            detail: {status: [FAILED]}
          state: ENABLED
          targets: [{lambda: Tell}]
      """;

  /** The longest ARN that a machine of this stack can have, for a workflow's name. */
  private static int arnLength(String workflow) {
    return 64 + Math.min(80, "MyAppStateMachine".length() + workflow.length() + 14);
  }

  @Test
  void namesTheMachinesInThePattern() {
    Emitted emitted = Emitted.of(BASE + workflows(List.of("A", "B")));

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.template().resources()).doesNotContainKeys("machinesRule", "machines2Rule");
    assertThat(emitted.resource("machines1Rule"))
        .containsEntry("DependsOn", List.of("MyAppAStateMachine", "MyAppBStateMachine"));
    assertThat(emitted.properties("machines1Rule"))
        .containsEntry(
            "EventPattern",
            Map.of(
                "Fn::Sub",
                "{\"source\":[\"aws.states\"],\"detail\":{\"status\":[\"FAILED\"],"
                    + "\"stateMachineArn\":[\"${MyAppAStateMachine}\",\"${MyAppBStateMachine}\"]}}"));
    assertThat(emitted.properties("machines1RuleLambdaPermission"))
        .containsEntry("SourceArn", Plain.read("{'Fn::GetAtt': [machines1Rule, Arn]}"));
  }

  @Test
  @Tag("silent:C5020")
  void fillsEachRuleToTheLimit() {
    List<String> names = names("Workflow", 60);
    Map<String, List<String>> rules = rules(Emitted.of(BASE + workflows(names)));

    int pattern =
        "{'source':['aws.states'],'detail':{'status':['FAILED'],'stateMachineArn':[]}}".length();
    int each = arnLength(names.get(0)) + 3;
    int room = (2048 - pattern + 1) / each;
    assertThat(rules.keySet()).hasSize((60 + room - 1) / room);
    assertThat(rules.get("machines1Rule")).hasSize(room);
    assertThat(pattern + room * each - 1).isLessThanOrEqualTo(2048);
    assertThat(pattern + (room + 1) * each - 1).isGreaterThan(2048);
  }

  @Test
  void packsByTheLengthOfEachName() {
    List<String> names = new ArrayList<>(names("W", 10));
    names.addAll(names("AWorkflowWithANameThatTakesMoreRoomThanMostOthersDo", 20));

    Map<String, List<String>> rules = rules(Emitted.of(BASE + workflows(names)));

    assertThat(rules.get("machines1Rule").size()).isGreaterThan(rules.get("machines2Rule").size());
  }

  @Test
  void keepsTheRulesWhenAWorkflowIsAdded() {
    List<String> names = names("Workflow", 40);
    Map<String, List<String>> before = rules(Emitted.of(BASE + workflows(names)));
    List<String> appended = new ArrayList<>(names);
    appended.add("Another");
    List<String> prepended = new ArrayList<>(names);
    prepended.add(0, "Another");

    Map<String, List<String>> last = rules(Emitted.of(BASE + workflows(appended)));
    Map<String, List<String>> first = rules(Emitted.of(BASE + workflows(prepended)));

    assertThat(last.keySet()).containsAll(before.keySet());
    assertThat(first.keySet()).containsAll(before.keySet());
    before.forEach((rule, machines) -> assertThat(last.get(rule)).containsAll(machines));
  }

  @Test
  void leavesAPatternAloneThatChoosesMachinesItself() {
    Emitted emitted =
        Emitted.of(
            BASE.replace("status: [FAILED]", "stateMachineArn: ['${MyAppAStateMachine}']")
                + workflows(List.of("A", "B")));

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("machinesRule"))
        .containsEntry(
            "EventPattern",
            Map.of(
                "Fn::Sub",
                "{\"source\":[\"aws.states\"],"
                    + "\"detail\":{\"stateMachineArn\":[\"${MyAppAStateMachine}\"]}}"));
  }

  @Test
  void leavesAPatternAloneWhereThereAreNoWorkflowsAtAll() {
    assertThat(Emitted.of(BASE).template().resources()).containsKey("machinesRule");
  }

  @Test
  void leavesARuleOutThatHasNoWorkflowToBeAbout() {
    assertThat(rules(Emitted.of(BASE + "stepFunctions: {}\n"))).isEmpty();
  }

  @Test
  @Tag("fires:C5020")
  void reportsAPatternThatLeavesNoRoom() {
    Emitted emitted =
        Emitted.of(
            BASE.replace("[FAILED]", "[" + "x".repeat(1950) + "]") + workflows(List.of("A")));

    assertThat(emitted.problems())
        .containsExactly(
            "error C5020 config.yml:12:7 The event pattern of `machines` leaves 28 of 2048"
                + " characters for the workflows' ARNs, and one of them needs more. Shorten the"
                + " pattern.");
  }

  private static List<String> names(String start, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(start + (char) ('a' + i / 26) + (char) ('a' + i % 26));
    }
    return names;
  }

  private static String workflows(List<String> names) {
    StringBuilder yaml = new StringBuilder("stepFunctions:\n");
    for (String name : names) {
      yaml.append("  ").append(name).append(": {StartAt: A, States: {A: {Type: Succeed}}}\n");
    }
    return yaml.toString();
  }

  /** Returns the machines that each rule waits for, by the rule. */
  private static Map<String, List<String>> rules(Emitted emitted) {
    assertThat(emitted.problems()).isEmpty();
    Map<String, List<String>> rules = new LinkedHashMap<>();
    emitted
        .template()
        .resources()
        .forEach(
            (id, resource) -> {
              if (resource.type().equals("AWS::Events::Rule")) {
                rules.put(id, resource.dependsOn().stream().map(found -> found.target()).toList());
              }
            });
    return rules;
  }
}
