package dev.cumulusc.rehearse.test;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.ListType;
import dev.cumulusc.bind.key.MapType;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.bind.key.SectionType;
import dev.cumulusc.model.Located;
import dev.cumulusc.rehearse.task.MockKeys;
import dev.cumulusc.tree.Node;
import java.util.List;
import java.util.Map;

/** The keys of test files. */
public final class TestKeys {
  static final Key<String> WORKFLOW =
      Key.text("workflow", "The workflow of the application that the cases run, by its key.")
          .example("DiscoverGranules");
  static final Key<String> DEFINITION =
      Key.text(
              "definition",
              "Instead of `workflow`, a file with a definition, by its path from this file.")
          .example("machine.asl.json");
  static final Key<String> TYPE =
      Key.oneOf("type", "For a `definition`, what is to run it (standard).", "standard", "express");
  static final Key<String> FILES =
      Key.text(
              "files",
              "A folder that stands for S3, with a folder for each bucket, from this file.")
          .example("tests/data");
  static final Key<Boolean> HANDLERS =
      Key.flag("handlers", "Lets functions' own handlers answer where no mock does.");

  static final Key<Node> INPUT =
      Key.node("input", "The input of the execution ({}).").example("{granules: []}");
  static final Key<String> INPUT_FILE =
      Key.text("inputFile", "A file with the input as JSON, by its path from this file.")
          .example("input.json");
  static final Key<String> MOCK_FILE =
      Key.text(
              "mockFile",
              "A file of mocks, or a MockConfigFile.json, by its path from this file, and perhaps `#`"
                  + " and a case.")
          .example("mocks.yml");
  static final Key<List<Located<Map<Located<String>, Located<List<Located<Fields>>>>>>> REDRIVES =
      Key.of(
              "redrives",
              new ListType<>(MockKeys.ANSWERS),
              "The answers, each time that the execution is redriven after it failed.")
          .example("[{Crunch: {result: 1}}]");
  static final Key<String> START_AT =
      Key.text("startAt", "The state to start at.").example("QueueGranules");
  static final Key<String> TIME =
      Key.text("time", "The virtual time at the start (2026-01-01T00:00:00Z).")
          .example("\"2026-01-01T00:00:00Z\"");
  static final Key<Integer> SEED =
      Key.integer("seed", "What random numbers, jitter and UUIDs follow from (0).").example("7");

  static final Key<Node> OUTPUT = Key.node("output", "The whole output.").example("{granules: 3}");
  static final Key<Node> OUTPUT_INCLUDES =
      Key.node("outputIncludes", "A part of the output; what else is in it does not count.")
          .example("{granules: 3}");
  static final Key<String> ERROR =
      Key.text("error", "The name of the error with which the execution fails.")
          .example("WorkflowFailed");
  static final Key<String> CAUSE =
      Key.text("cause", "A part of the error's cause.").example("A task failed");
  static final Key<List<Located<String>>> WAY =
      Key.texts("way", "The names of all states in the order in which they are entered.")
          .example("[QueueGranules, StopStatus]");
  static final Key<String> MAX_SECONDS =
      Key.number("maxSeconds", "The longest virtual time that the execution may take, in seconds.")
          .example("60");
  static final Key<Boolean> SNAPSHOT =
      Key.flag(
          "snapshot",
          "Compares the way, the tasks' inputs and the result with a file that"
              + " `--update-snapshots` writes.");

  static final Key<String> TIMES =
      Key.number("times", "How often the state calls its task.").example("2");
  static final Key<Node> RECEIVED =
      Key.node("received", "A list: what the task gets in each call, as a whole.")
          .example("[{granules: []}]");
  static final Key<Node> RECEIVED_INCLUDES =
      Key.node("receivedIncludes", "A list: a part of what the task gets in each call.")
          .example("[{granules: []}]");

  private static final Section CALLS_OF_STATE =
      Section.of("the calls of a state", TIMES, RECEIVED, RECEIVED_INCLUDES).withShorthand(TIMES);

  static final Key<Map<Located<String>, Located<Fields>>> CALLS =
      Key.of(
              "calls",
              new MapType<>(new SectionType(CALLS_OF_STATE)),
              "The calls of tasks by the names of their states: a number, or what they get.")
          .example("{QueueGranules: 2}");

  static final Key<Fields> EXPECT =
      Key.section(
          "expect",
          Section.of(
              "an expectation",
              OUTPUT,
              OUTPUT_INCLUDES,
              ERROR,
              CAUSE,
              WAY,
              MAX_SECONDS,
              CALLS,
              SNAPSHOT),
          "What has to come of it; without `error` and `cause`, the execution has to succeed.");

  static final Key<List<Fields>> CASES =
      Key.named(
              "cases",
              Section.of(
                  "a test case",
                  INPUT,
                  INPUT_FILE,
                  MockKeys.MOCKS,
                  MOCK_FILE,
                  REDRIVES,
                  HANDLERS,
                  START_AT,
                  TIME,
                  SEED,
                  EXPECT),
              "The cases by their names.")
          .example("{good: {input: {}, expect: {output: {}}}}");

  /** The keys of a file. */
  public static final Section FILE =
      Section.of("a test file", WORKFLOW, DEFINITION, TYPE, FILES, MockKeys.MOCKS, HANDLERS, CASES)
          .withAnchors();

  private TestKeys() {}
}
