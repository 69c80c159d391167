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
            : ((Finding.WrongKind) finding).field());
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
}
