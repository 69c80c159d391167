package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** An execution that fails names the line of the field that failed, in both query languages. */
class FailurePlacesTest extends CommandFolder {
  static final List<String> JSON_PATH =
      List.of(
          """
        Type: Pass
        Parameters:
          ok: {a.$: $.x}
          deep:
            - {a.$: $.y}  # here
        Next: B
        """,
          """
        Type: Pass
        Parameters: {a.$: $.x}
        ResultPath: $.s.t
        Assign:
          a.$: $.y  # here
        Next: B
        """,
          """
        Type: Pass
        InputPath: $.x
        OutputPath: $.x  # here
        Parameters: {y: 1}
        Next: B
        """,
          """
        Type: Pass
        InputPath: $.y  # here
        Parameters: {a.$: $.y}
        OutputPath: $.y
        Next: B
        """,
          """
        Type: Pass
        Parameters:
          a.$: $.x
          b.$: States.StringToJson($.s)  # here
        Next: B
        """,
          """
        Type: Task
        Resource: arn:aws:lambda:us-east-1:123456789012:function:f
        Parameters: {y.$: $.x}
        ResultSelector:
          a.$: $.x
          b.$: $.y  # here
        Next: B
        """,
          """
        Type: Task
        Resource: arn:aws:lambda:us-east-1:123456789012:function:f
        ResultPath: $.s.t  # here
        Next: B
        """,
          """
        Type: Map
        ItemsPath: $.l
        ItemSelector:
          a.$: $$.Map.Item.Value
          b.$: $.y  # here
        ItemProcessor: {StartAt: C, States: {C: {Type: Pass, End: true}}}
        Next: B
        """,
          """
        Type: Map
        ItemsPath: $.y  # here
        ItemProcessor: {StartAt: C, States: {C: {Type: Pass, InputPath: $.y, End: true}}}
        Next: B
        """,
          """
        Type: Choice
        Choices:
          - {Variable: $.x, NumericEquals: 2, Next: B}
          - Next: B
            Variable: $.y  # here
            NumericEquals: 2
        """,
          """
        Type: Wait
        TimestampPath: $.s  # here
        Next: B
        """,
          """
        Type: Task
        Resource: arn:aws:lambda:us-east-1:123456789012:function:f
        Parameters: {x.$: $.s}
        TimeoutSecondsPath: $.s  # here
        Next: B
        """,
          """
        Type: Map
        ItemsPath: $.l
        MaxConcurrencyPath: $.s  # here
        ItemProcessor: {StartAt: C, States: {C: {Type: Pass, InputPath: $.s, End: true}}}
        Next: B
        """,
          """
        Type: Map
        ItemsPath: $.x  # here
        ItemProcessor: {StartAt: C, States: {C: {Type: Pass, InputPath: $.x, End: true}}}
        Next: B
        """,
          """
        Type: Fail
        ErrorPath: $.s
        CausePath: $.x  # here
        """,
          """
        Type: Wait
        SecondsPath: $.y  # here
        Next: B
        """);

  static final List<String> JSONATA =
      List.of(
          """
        Type: Pass
        Output:
          ok: '{% $states.input.x %}'
          deep:
            - '{% $states.input.x + $states.input.s %}'  # here
        Next: B
        """,
          """
        Type: Pass
        Assign:
          a: {b: 1}
          c: '{% $states.input.x + $states.input.s %}'  # here
        Next: B
        """,
          """
        Type: Wait
        Seconds: '{% $states.input.s %}'  # here
        Next: B
        """,
          """
        Type: Choice
        Choices:
          - {Condition: '{% false %}', Next: B}
          - Next: B
            Condition: '{% $states.input.x %}'  # here
        """,
          """
        Type: Choice
        Choices:
          - Condition: '{% true %}'
            Output: '{% $nope %}'  # here
            Next: B
        """,
          """
        Type: Task
        Resource: arn:aws:lambda:us-east-1:123456789012:function:f
        Arguments:
          a: '{% $states.input.y %}'  # here
        Next: B
        """,
          """
        Type: Task
        Resource: arn:aws:lambda:us-east-1:123456789012:function:f
        Retry: [{ErrorEquals: [Other]}]
        Output:
          a: '{% $states.result.y %}'  # here
        Next: B
        """,
          """
        Type: Map
        Items: '{% $states.input.x %}'  # here
        ItemProcessor: {StartAt: C, States: {C: {Type: Pass, End: true}}}
        Next: B
        """,
          """
        Type: Map
        Items: '{% $states.input.l %}'
        ItemProcessor:
          StartAt: C
          States:
            C:
              Type: Pass
              Output: '{% $states.input.y %}'  # here
              End: true
        Next: B
        """,
          """
        Type: Map
        Items: '{% $states.input.l %}'
        ItemSelector:
          a: '{% $states.context.Map.Item.Value.y %}'  # here
        ItemProcessor: {StartAt: C, States: {C: {Type: Pass, End: true}}}
        Next: B
        """,
          """
        Type: Fail
        Error: A
        Cause: '{% $states.input.x %}'  # here
        """);

  private void fails(String language, String fields) throws IOException {
    String machine =
        """
        QueryLanguage: %s
        StartAt: A
        States:
          A:
        %s
          B: {Type: Pass, End: true}
        """
            .formatted(language, fields.indent(4).stripTrailing());
    String file = write("machine.yml", machine).toString();
    List<String> lines = machine.lines().toList();
    int line =
        1
            + lines.indexOf(
                lines.stream().filter(each -> each.contains("# here")).findFirst().orElseThrow());
    String mocks = write("mocks.yml", "cases: {only: {A: {result: {x: 1}}}}").toString();
    if (!fields.contains("Task")) {
      mocks = write("mocks.yml", "cases: {only: {}}").toString();
    }

    assertThat(run("run", file, "-i", "{\"x\": 1, \"s\": \"q\", \"l\": [1]}", "-m", mocks))
        .isEqualTo(ExitCode.FINDINGS);

    assertThat(err.toString()).contains("machine.yml:" + line + ":");
  }

  @ParameterizedTest
  @FieldSource("JSONATA")
  void withJsonata(String fields) throws IOException {
    fails("JSONata", fields);
  }

  @ParameterizedTest
  @FieldSource("JSON_PATH")
  void withJsonPath(String fields) throws IOException {
    fails("JSONPath", fields);
  }

  @Test
  void aTraceShowsWhatAFieldMadeBeforeItFailed() throws IOException {
    fails(
        "JSONata",
        """
        Type: Pass
        Assign: {v: '{% 7 %}'}
        Output:
          ok: '{% $states.input.x %}'
          list: [2, '{% $states.input.l %}']
          deep: '{% $nope %}'  # here
        End: true
        """);
    String file = folder.resolve("machine.yml").toString();
    err.getBuffer().setLength(0);

    run("run", file, "-i", "{\"x\": 1, \"l\": [3]}", "--trace", "A");

    assertThat(err.toString().lines().map(line -> line.replaceFirst("\\(.*machine", "(machine")))
        .contains(
            "    A  Assign (machine.yml:6:13)  {\"v\":7}",
            "    A  Output/ok (machine.yml:8:11)  1",
            "    A  Output/list[1] (machine.yml:9:17)  [3]")
        .noneMatch(line -> line.contains("Assign/v"));
  }
}
