package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is read takes steps in proportion to its size: a small file can't be made that takes
 * minutes. Steps are counted by what they allocate, which does not depend on the machine or its
 * load.
 */
class GrowthTest {
  private static final int SMALL = 400;
  private static final int FACTOR = 4;

  /** What is in proportion grows by less than the factor, since every run has a fixed part. */
  private static final double MAX_GROWTH = FACTOR;

  private static final String BASE =
      "default:\n  prefix: p\n  stackName: s\n  buckets: {internal: {name: b, type: internal}}\n";

  private static final String CODE =
      "{handler: a.b, runtime: nodejs24.x, s3Source: {bucket: b, key: k}}\n";

  /** Parts of which an application may have many. */
  enum Part {
    FUNCTION("lambdas.yml", "", i -> "F" + i + ": " + CODE),
    UNKNOWN_KEY("app/config.yml", BASE, i -> "  unknown" + i + ": 1\n"),
    VARIABLE(
        "lambdas.yml",
        "F:\n  handler: a.b\n  runtime: nodejs24.x\n  s3Source: {bucket: b, key: k}\n  envs:\n",
        i -> "    V" + i + ": x\n"),
    COMMENT("app/config.yml", BASE, i -> "  # cumulusc-ignore C5111: reason\n"),
    SUPPRESSED("app/config.yml", BASE, i -> "  k" + i + ": 1 # cumulusc-ignore C1001: reason\n"),
    STATE(
        "workflows.yml",
        "W:\n  StartAt: S0\n  States:\n",
        i -> "    S" + i + ": {Type: Pass, Next: S" + (i + 1) + "}\n"),
    CHOICE(
        "workflows.yml",
        "W:\n  StartAt: C\n  States:\n    C:\n      Type: Choice\n      Choices:\n",
        i -> "      - {Variable: $.a, NumericEquals: " + i + ", Next: C}\n"),
    WORKFLOW(
        "workflows.yml",
        "",
        i -> "W" + i + ": {StartAt: A, States: {A: {Type: Pass, End: true}}}\n"),
    TOPIC("app/config.yml", BASE + "  sns:\n", i -> "    T" + i + ": {}\n"),
    QUEUE("app/config.yml", BASE + "  sqs:\n", i -> "    Q" + i + ": {}\n"),
    ALIAS("app/config.yml", BASE + "  base: &b {x: 1}\n", i -> "  a" + i + ": *b\n"),
    PLACEHOLDER("app/config.yml", BASE, i -> "  p" + i + ": '{{prefix}}-" + i + "'\n");

    private final String file;
    private final String head;
    private final IntFunction<String> one;

    Part(String file, String head, IntFunction<String> one) {
      this.file = file;
      this.head = head;
      this.one = one;
    }

    String many(int count) {
      return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining("", head, ""));
    }
  }

  @TempDir Path application;

  @ParameterizedTest
  @EnumSource
  void validationGrowsAsItsInput(Part part) throws IOException {
    allocated(part, 1);
    long small = allocated(part, SMALL);
    long large = allocated(part, SMALL * FACTOR);

    assertThat((double) large / small).isLessThan(MAX_GROWTH);
  }

  /** Answers that take turns count the calls before; no call is asked about by each later one. */
  @Test
  void rehearsalGrowsAsItsCalls() throws IOException {
    Files.writeString(
        application.resolve("machine.asl.yml"),
        """
        StartAt: Each
        States:
          Each:
            Type: Map
            End: true
            ItemProcessor:
              StartAt: Call
              States:
                Call: {Type: Task, Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true}
        """);
    Files.writeString(
        application.resolve("mocks.yml"),
        """
        cases:
          turns:
            Call:
              - {when: {$.odd: true}, result: 1}
              - {when: {$.odd: true}, result: 2}
              - {when: {$.odd: false}, result: 3}
              - {when: {$.odd: false}, result: 4}
        """);
    rehearsed(1);
    long small = rehearsed(SMALL);
    long large = rehearsed(SMALL * FACTOR);

    assertThat((double) large / small).isLessThan(MAX_GROWTH);
  }

  private long rehearsed(int calls) throws IOException {
    Path input = application.resolve("input.json");
    Files.writeString(
        input,
        IntStream.range(0, calls)
            .mapToObj(i -> "{\"odd\": " + (i % 2 == 1) + "}")
            .collect(Collectors.joining(",", "[", "]")));
    return allocated(
        ExitCode.DONE,
        "run",
        application.resolve("machine.asl.yml").toString(),
        "--input",
        input.toString(),
        "--mocks",
        application.resolve("mocks.yml").toString());
  }

  private long allocated(Part part, int count) throws IOException {
    Files.createDirectories(application.resolve("app"));
    Files.writeString(application.resolve("app/config.yml"), BASE);
    Files.writeString(application.resolve(part.file), part.many(count));
    return allocated(ExitCode.FINDINGS, "validate", application.toString());
  }

  private static long allocated(int atMost, String... arguments) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    StringWriter out = new StringWriter();
    CommandRunner runner =
        new CommandRunner(new PrintWriter(out, true), new PrintWriter(out, true), Map.of());
    long before = threads.getCurrentThreadAllocatedBytes();
    int exitCode = runner.run(arguments);
    long after = threads.getCurrentThreadAllocatedBytes();
    assertThat(exitCode).as(out.toString()).isLessThanOrEqualTo(atMost);
    return after - before;
  }
}
