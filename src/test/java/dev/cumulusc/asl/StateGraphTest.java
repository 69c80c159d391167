package dev.cumulusc.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Yaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs, written as their ways: {@code A>B} leads from A to B, {@code A.} ends. */
class StateGraphTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A>B B.                 | A B     |           |         |     | false
          A. B.                  | A       | [B]       |         |     | false
          A. B>C C.              | A       | [B]       |         |     | false
          A. B>C C>B             | A       | [B, C]    | [B, C]  |     | false
          A. B>C C>B C>D D.      | A       | [B, C]    | [B, C]  |     | false
          A. B>B                 | A       | [B]       | [B]     |     | false
          A. B>C D>C C.          | A       | [B] [D]   |         |     | false
          A. B>A                 | A       | [B]       |         |     | false
          A>A                    | A       |           | [A]     | [A] | false
          A>B B>A                | A B     |           | [A, B]  | [A, B] | false
          A>B B>A B>C C.         | A B C   |           | [A, B]  |     | false
          A>B B>C C>B            | A B C   |           | [B, C]  | [B, C] | false
          A>B B>X                | A B     |           |         |     | true
          A>B B>C C>B B>X        | A B C   |           | [B, C]  |     | true
          A. B>X                 | A       | [B]       |         |     | false
          """)
  void isReadFromTheWays(
      String ways, String reachable, String heads, String cycles, String traps, boolean lost) {
    Scope scope = scope(ways);
    StateGraph graph = scope.graph();
    List<MachineState> states = scope.states();
    assertThat(states.stream().filter(graph::isReachable).map(MachineState::name))
        .containsExactly(reachable.split(" "));
    assertThat(show(graph.unreachableHeads())).isEqualTo(none(heads));
    assertThat(show(graph.cycles())).isEqualTo(none(cycles));
    assertThat(show(graph.traps())).isEqualTo(none(traps));
    assertThat(graph.hasLostWays()).isEqualTo(lost);
    assertThat(graph.hasUnknownTargets()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {StartAt: A, States: {A: {Type: Pass, Next: '${Next}'}, B: {Type: Succeed}}}   | true
          {StartAt: '${Start}', States: {A: {Type: Pass, End: true}}}                    | true
          {StartAt: A, States: {A: {Type: Pass, End: true}}}                             | false
          """)
  void knowsWhetherTargetsAreLeftToTheDeployment(String definition, boolean unknown) {
    assertThat(scopeOf(definition).graph().hasUnknownTargets()).isEqualTo(unknown);
  }

  private static Scope scope(String ways) {
    Map<String, StringBuilder> states = new java.util.LinkedHashMap<>();
    for (String way : ways.split(" ")) {
      StringBuilder state =
          states.computeIfAbsent(way.substring(0, 1), name -> new StringBuilder());
      if (way.length() > 2) {
        state.append("{Variable: $.a, IsNull: true, Next: ").append(way.substring(2)).append("}, ");
      }
    }
    StringBuilder definition = new StringBuilder("{StartAt: A, States: {");
    states.forEach(
        (name, choices) ->
            definition
                .append(name)
                .append(
                    choices.isEmpty()
                        ? ": {Type: Succeed}, "
                        : ": {Type: Choice, Choices: [" + choices + "]}, "));
    return scopeOf(definition + "}}");
  }

  private static Scope scopeOf(String definition) {
    return Machine.of(Yaml.mapping(definition), MachineType.STANDARD).root();
  }

  private static String none(String expected) {
    return expected == null ? "" : expected;
  }

  private static String show(List<List<MachineState>> groups) {
    return String.join(" ", groups.stream().map(String::valueOf).toList());
  }
}
