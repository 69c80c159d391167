package dev.cumulusc.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Yaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachinePictureTest {
  private static final String MACHINE =
      """
      StartAt: Decide
      States:
        Decide:
          Type: Choice
          Choices: [{Variable: $.size, NumericGreaterThan: 5, Next: Work}]
          Default: Done
        Work:
          Type: Task
          Resource: arn:aws:states:::lambda:invoke
          Parameters: {FunctionName: fetch}
          Retry: [{ErrorEquals: [States.Timeout], MaxAttempts: 1}, {ErrorEquals: [States.ALL]}]
          Catch: [{ErrorEquals: [A, B], Next: Broken}]
          Next: Rest
        Rest: {Type: Wait, Seconds: 30, End: true}
        Broken: {Type: Fail, Error: Bad}
        Done: {Type: Succeed}
      """;

  @Test
  void hasEachStateWithItsKindAndWhatItDoes() {
    assertThat(Machines.picture(MACHINE).root().boxes())
        .extracting(Box::kind, Box::name, Box::detail)
        .map(Object::toString)
        .containsExactly(
            "(START, \"\", \"\")",
            "(CHOICE, \"Decide\", \"Choice\")",
            "(LAMBDA, \"Work\", \"Lambda fetch\")",
            "(WAIT, \"Rest\", \"Wait 30 s\")",
            "(FAIL, \"Broken\", \"Fail Bad\")",
            "(SUCCEED, \"Done\", \"Succeed\")",
            "(END, \"\", \"\")");
  }

  @Test
  void distinguishesWays() {
    assertThat(Machines.picture(MACHINE).root().links())
        .extracting(Link::kind, Link::label)
        .map(Object::toString)
        .containsExactly(
            "(NEXT, \"\")",
            "(CHOICE, \"$.size > 5\")",
            "(DEFAULT, \"otherwise\")",
            "(NEXT, \"\")",
            "(CATCH, \"A, B\")",
            "(NEXT, \"\")");
  }

  @Test
  void saysWhatIsRetried() {
    assertThat(Machines.picture(MACHINE).root().boxes().get(2).retries())
        .extracting(Box.Retry::text)
        .containsExactly("retries States.Timeout once", "retries States.ALL up to 3 times");
  }

  @Test
  void marksStatesAndTheirPartsByTheirKeys() {
    Map<String, Mark> marks =
        Map.of("Work", Mark.REACHED, "Work/Catch[0]", Mark.MISSED, "Work/Retry[1]", Mark.REACHED);
    Region root =
        MachinePicture.of(
                "Ingest",
                Machines.machine(MACHINE),
                TaskPlaces.UNKNOWN,
                key -> marks.getOrDefault(key, Mark.NONE))
            .root();
    assertThat(root.boxes().get(2).mark()).isEqualTo(Mark.REACHED);
    assertThat(root.boxes().get(2).retries())
        .extracting(Box.Retry::mark)
        .containsExactly(Mark.NONE, Mark.REACHED);
    assertThat(root.links()).filteredOn(link -> link.mark() == Mark.MISSED).hasSize(1);
  }

  @Test
  void hasWhatStandsInsideOfStates() {
    Picture picture =
        Machines.picture(
            """
            StartAt: Both
            States:
              Both:
                Type: Parallel
                Branches:
                  - {StartAt: A, States: {A: {Type: Pass, End: true}}}
                  - {StartAt: B, States: {B: {Type: Pass, End: true}}}
                Next: Each
              Each:
                Type: Map
                MaxConcurrency: 4
                ItemProcessor: {StartAt: C, States: {C: {Type: Pass, End: true}}}
                End: true
            """);
    List<Box> boxes = picture.root().boxes();
    assertThat(boxes.get(1).regions())
        .extracting(Region::label)
        .containsExactly("Branch 1", "Branch 2");
    assertThat(boxes.get(2).detail()).isEqualTo("Map, 4 at once");
    assertThat(picture.states()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {Variable: $.a, StringEquals: x, Next: S}                                   | $.a = "x"
          {Variable: $.a, StringLessThanEqualsPath: $.b, Next: S}                     | $.a ≤ $.b
          {Variable: $.a, NumericGreaterThanEquals: 3, Next: S}                       | $.a ≥ 3
          {Variable: $.a, IsPresent: false, Next: S}                                  | $.a is not present
          {Variable: $.a, IsNull: true, Next: S}                                      | $.a is null
          {Variable: $.a, StringMatches: 'x*', Next: S}                               | $.a matches "x*"
          {Variable: $.a, TimestampLessThan: '2026-01-01T00:00:00Z', Next: S}         | $.a < 2026-01-01T00:00:00Z
          {Not: {Variable: $.a, BooleanEquals: true}, Next: S}                        | not ($.a = true)
          {Or: [{Variable: $.a, NumericEquals: 1}, {And: [{Variable: $.b, NumericEquals: 2}, {Variable: $.c, NumericLessThan: 3}]}], Next: S} | $.a = 1 or ($.b = 2 and $.c < 3)
          {Condition: '{% $states.input.a > 3 %}', Next: S}                           | $states.input.a > 3
          {Next: S}                                                                   | ?
          """)
  void writesConditionsAsPeopleSayThem(String rule, String text) {
    assertThat(ChoiceText.of(Yaml.mapping(rule))).isEqualTo(text);
  }
}
