package dev.cumulusc.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.MappingNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What reads find nothing, whatever the input is, and whatever tasks answer. */
class DataFlowFindingsTest {
  private static final String INVOKE =
      "Type: Task, Resource: 'arn:aws:states:::lambda:invoke', Parameters: {FunctionName: f}";
  private static final String FUNCTION =
      "Type: Task, Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:f'";

  /** Returns the reads that find nothing: the state, and the path or the field. */
  private static List<String> findings(String... states) {
    StringBuilder yaml = new StringBuilder("StartAt: S1\nStates:\n");
    for (int i = 0; i < states.length; i++) {
      boolean goesOn = !states[i].contains("Choice") && !states[i].contains("Succeed");
      String way = !goesOn ? "" : i + 1 < states.length ? ", Next: S" + (i + 2) : ", End: true";
      yaml.append("  S").append(i + 1).append(": {").append(states[i]).append(way).append("}\n");
    }
    return found(yaml.toString());
  }

  private static List<String> found(String yaml) {
    MappingNode definition = Yaml.mapping(yaml);
    return DataFlow.findings(Machine.of(definition, MachineType.STANDARD)).stream()
        .map(DataFlowFindingsTest::shown)
        .toList();
  }

  private static String shown(Finding finding) {
    return finding.state().name()
        + " "
        + (finding instanceof Finding.Absent absent
            ? absent.place().path()
            : finding instanceof Finding.WrongKind wrong
                ? wrong.field()
                : ((Finding.WrongValue) finding).field());
  }

  /** The eleven cases of which no validator finds any. */
  @Test
  void readsOfWhatIsNeverThereAreFound() {
    assertThat(findings("Type: Pass, Result: {x: 1}", "Type: Pass, InputPath: $.y"))
        .containsExactly("S2 $.y");
    assertThat(
            findings("Type: Pass, Parameters: {x: 1}", "Type: Pass, Parameters: {a.$: $.missing}"))
        .containsExactly("S2 $.missing");
    assertThat(
            findings(
                "Type: Pass, Result: {}",
                "Type: Pass, Result: 1, ResultPath: $.a.b",
                "Type: Pass, InputPath: $.a.c"))
        .containsExactly("S3 $.a.c");
    assertThat(
            findings(
                INVOKE + ", ResultSelector: {id.$: $.Payload.id}",
                "Type: Pass, InputPath: $.Payload.id"))
        .containsExactly("S2 $.Payload");
    assertThat(
            findings(
                INVOKE,
                "Type: Choice, Default: S3, Choices: [{Variable: $.status, StringEquals: a, Next:"
                    + " S3}]",
                "Type: Succeed"))
        .containsExactly("S2 $.status");
    assertThat(findings(INVOKE + ", ResultPath: $.r", "Type: Pass, InputPath: $.r.body"))
        .containsExactly("S2 $.r.body");
    assertThat(
            findings(
                "QueryLanguage: JSONata, Type: Task, Resource: 'arn:aws:states:::lambda:invoke',"
                    + " Arguments: {FunctionName: f}, Output: '{% $states.result.status %}'"))
        .containsExactly("S1 $states.result.status");
    assertThat(findings("Type: Pass, Result: {a: 1}, OutputPath: $.Payload"))
        .containsExactly("S1 $.Payload");
    assertThat(findings(FUNCTION + ", OutputPath: null", "Type: Pass, InputPath: $.x"))
        .containsExactly("S2 $.x");
    assertThat(
            findings(
                "Type: Pass, Result: {a: {b: 1}}",
                "Type: Map, ItemsPath: $.a, ItemProcessor: {StartAt: I, States: {I: {Type:"
                    + " Succeed}}}, End: true"))
        .containsExactly("S2 ItemsPath");
    assertThat(findings("Type: Pass, Result: {a: x}", "Type: Wait, SecondsPath: $.a"))
        .containsExactly("S2 SecondsPath");
  }

  /** What some way to a state brings, or what nobody knows, is not reported. */
  @Test
  void whatMayBeThereIsNotReported() {
    assertThat(findings("Type: Pass, Result: 1, ResultPath: $.a.b", "Type: Pass, InputPath: $.a.c"))
        .isEmpty();
    assertThat(
            findings(
                INVOKE + ", Catch: [{ErrorEquals: [States.ALL], ResultPath: $.e, Next: S2}]",
                "Type: Pass, InputPath: $.e"))
        .isEmpty();
    assertThat(findings(FUNCTION, "Type: Pass, InputPath: $.x")).isEmpty();
    assertThat(
            findings(
                "Type: Task, Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken'",
                "Type: Pass, InputPath: $.x"))
        .isEmpty();
    assertThat(findings("Type: Pass, Result: '${Any}'", "Type: Pass, InputPath: $.x")).isEmpty();
    assertThat(findings("Type: Pass, Result: {a: 1, '${Key}': 2}", "Type: Pass, InputPath: $.x"))
        .isEmpty();
    assertThat(findings("Type: Pass, Result: {a: 1}", "Type: Pass, InputPath: '$.x[*]'")).isEmpty();
    assertThat(findings("Type: Pass, Result: {a: 1}", "Type: Pass, InputPath: $..x")).isEmpty();
    assertThat(
            findings(
                "Type: Task, Resource: 'arn:aws:states:::aws-sdk:s3:putObject'",
                "Type: Pass, InputPath: $.SseKmsKeyId"))
        .isEmpty();
  }

  /** Each field of each place that reads. */
  @Test
  void everyPlaceThatReadsIsFollowed() {
    String make = "Type: Pass, Result: {a: {b: 1}}";
    assertThat(findings(make, "Type: Pass, Parameters: {x: [{y.$: $.a.c}]}"))
        .containsExactly("S2 $.a.c");
    assertThat(findings(make, "Type: Pass, Parameters: {x.$: \"States.Format('{}', $.c)\"}"))
        .containsExactly("S2 $.c");
    assertThat(findings(make, "Type: Pass, Assign: {x.$: $.c}")).containsExactly("S2 $.c");
    assertThat(
            findings("Type: Pass, Result: {a: 1}, Assign: {v.$: $}", "Type: Pass, InputPath: $v.b"))
        .containsExactly("S2 $v.b");
    assertThat(findings(make, "Type: Wait, TimestampPath: $.c")).containsExactly("S2 $.c");
    assertThat(findings(make, FUNCTION + ", TimeoutSecondsPath: $.c")).containsExactly("S2 $.c");
    assertThat(
            findings(
                make,
                FUNCTION + ", Catch: [{ErrorEquals: [States.ALL], Next: S3}], OutputPath: null",
                "Type: Pass, InputPath: $.a"))
        .containsExactly("S3 $.a");
    assertThat(
            findings(
                make,
                "Type: Map, ItemsPath: $.a.b, ItemSelector: {x.$: $.c}, ItemProcessor: {StartAt: I,"
                    + " States: {I: {Type: Succeed}}}, End: true"))
        .containsExactly("S2 ItemsPath", "S2 $.c");
    assertThat(
            findings(
                "Type: Pass, Result: [{a: 1}, {b: 2}]",
                "Type: Map, ItemProcessor: {StartAt: I, States: {I: {Type: Pass, InputPath: $.c,"
                    + " End: true}}}"))
        .containsExactly("I $.c");
    assertThat(
            findings(
                "Type: Pass, Result: {items: [{a: 1}]}",
                "Type: Map, ItemsPath: $.items, ItemBatcher: {MaxItemsPerBatch: 2}, ItemProcessor:"
                    + " {StartAt: I, States: {I: {Type: Pass, InputPath: $.a, End: true}}}"))
        .containsExactly("I $.a");
    assertThat(
            findings(
                "Type: Parallel, Branches: [{StartAt: I, States: {I: {Type: Pass, Result: {a: 1},"
                    + " End: true}}}]",
                "Type: Pass, Parameters: {x.$: '$[0].b', y.$: $.a}"))
        .containsExactly("S2 $[0].b", "S2 $.a");
    assertThat(
            findings(
                "Type: Task, Resource: 'arn:aws:states:::aws-sdk:ecs:describeTasks'",
                "Type: Pass, InputPath: $.tasks"))
        .containsExactly("S2 $.tasks");
    assertThat(
            findings(
                "Type: Task, Resource: 'arn:aws:states:::states:startExecution.sync'",
                "Type: Pass, InputPath: $.Output.x"))
        .containsExactly("S2 $.Output.x");
  }

  /** A loop that wraps its input again and again comes to a fixed point. */
  @Test
  void loopsEnd() {
    assertThat(
            found(
                """
                StartAt: A
                States:
                  A: {Type: Pass, Result: {x: 1}, Next: B}
                  B: {Type: Pass, Parameters: {one.$: $, two.$: $, three.$: $}, Next: C}
                  C:
                    Type: Choice
                    Choices: [{Variable: $.one, IsPresent: true, Next: B}]
                    Default: D
                  D: {Type: Pass, InputPath: $.x, End: true}
                """))
        .containsExactly("D $.x");
  }

  /** Each part of an expression is evaluated once, however deep the questions about it stand. */
  @Test
  void questionsWithinQuestionsEnd() {
    int depth = 50;
    String question = "$append([".repeat(depth) + "$states.input.b" + "], 1)".repeat(depth);
    String jsonata = "QueryLanguage: JSONata, Type: Pass, Output: ";
    assertThat(findings(jsonata + "{a: 1}", jsonata + "'{% " + question + " %}'")).isEmpty();
  }

  @Test
  void expressionsAskWhetherSomethingIsThere() {
    String jsonata = "QueryLanguage: JSONata, Type: Pass, Output: ";
    assertThat(findings(jsonata + "{a: 1}", jsonata + "'{% $states.input.b %}'"))
        .containsExactly("S2 $states.input.b");
    assertThat(findings(jsonata + "\"{% {'a': 1} %}\"", jsonata + "{x: '{% $states.input.b %}'}"))
        .containsExactly("S2 $states.input.b");
    assertThat(
            findings(
                jsonata + "{a: 1}",
                jsonata + "'{% $exists($states.input.b) ? $states.input.b.c : 1 %}'"))
        .isEmpty();
    assertThat(findings(jsonata + "{a: 1}", jsonata + "'{% ($x := $states.input; $x.b) %}'"))
        .containsExactly("S2 $states.input.b");
    assertThat(findings(jsonata + "{l: [{a: 1}]}", jsonata + "'{% $states.input.l.b %}'"))
        .containsExactly("S2 $states.input.l.b");
    assertThat(findings(jsonata + "{l: [{a: 1}]}", jsonata + "'{% $states.input.l[0].b %}'"))
        .containsExactly("S2 $states.input.l[0].b");
    assertThat(findings(jsonata + "{l: [{a: 1}, {b: 1}]}", jsonata + "'{% $states.input.l.b %}'"))
        .isEmpty();
  }
}
