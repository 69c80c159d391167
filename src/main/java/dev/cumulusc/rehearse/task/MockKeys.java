package dev.cumulusc.rehearse.task;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.MapType;
import dev.cumulusc.bind.key.OneOrMoreType;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.bind.key.SectionType;
import dev.cumulusc.bind.key.TextType;
import dev.cumulusc.model.Located;
import dev.cumulusc.tree.Node;
import java.util.List;
import java.util.Map;

/** The keys of mocks in YAML. */
public final class MockKeys {
  static final Key<Node> RESULT =
      Key.node("result", "What the task returns, of any type.").example("{granules: 3}");
  static final Key<String> ERROR =
      Key.text("error", "The name of the error with which the task fails.")
          .example("Lambda.TooManyRequestsException");
  static final Key<Node> CAUSE =
      Key.node("cause", "What explains the error; an object becomes its JSON text.")
          .example("Rate exceeded");
  static final Key<Boolean> SILENT = Key.flag("silent", "Never answers, so that a timeout counts.");
  static final Key<List<Located<String>>> COMMAND =
      Key.texts(
              "command",
              "A program and its arguments: it reads the event as JSON on its standard input and prints"
                  + " the result as JSON.")
          .example("[python3, answer.py]");
  static final Key<String> MACHINE =
      Key.text("machine", "A workflow, or a file with one, that is run as the nested execution.")
          .example("Child");
  static final Key<String> DURATION =
      Key.number("duration", "How long the task takes, in seconds of virtual time.").example("40");
  static final Key<String> WAITS =
      Key.number(
              "waits",
              "For an activity: how long it takes until a worker takes the task, in seconds.")
          .example("5");
  static final Key<String> HEARTBEAT =
      Key.number("heartbeat", "How often a heartbeat comes meanwhile, in seconds.").example("30");
  static final Key<String> LIMIT =
      Key.number("limit", "For a command: the longest time that it may take, in real seconds (60).")
          .example("60");
  static final Key<Node> SUBMITTED =
      Key.node("submitted", "For a job or a callback: what the call itself returns.")
          .example("{JobId: \"1\"}");
  static final Key<Node> WHEN =
      Key.node("when", "Paths into what the task gets, such as `$.id`, and the values there.")
          .example("{$.collection: A}");

  static final Key<String> FUNCTION =
      Key.text("function", "A function of the application; `true` for the one that is called.")
          .example("Crunch");
  static final Key<String> SOURCE =
      Key.text("source", "The folder with the function's code.").example("src/crunch");
  static final Key<String> HANDLER_NAME =
      Key.text("handler", "The module and the function in it: `index.handler`.")
          .example("index.handler");
  static final Key<String> RUNTIME =
      Key.text("runtime", "Node.js or Python, as Lambda names it.").example("nodejs24.x");
  static final Key<Map<Located<String>, Located<String>>> ENVIRONMENT =
      Key.of(
              "environment",
              new MapType<>(TextType.MAYBE_EMPTY),
              "The function's environment variables.")
          .example("{STAGE: test}");
  static final Key<Integer> TIMEOUT =
      Key.count("timeout", "The longest time that the handler may take, in real seconds (3).")
          .example("60");

  static final Key<Fields> HANDLER =
      Key.section(
          "handler",
          Section.of("a handler", FUNCTION, SOURCE, HANDLER_NAME, RUNTIME, ENVIRONMENT, TIMEOUT)
              .withShorthand(FUNCTION),
          "Runs a function's own handler: `true`, a function of the application, or `source` with"
              + " `handler`.");

  private static final Section ANSWER =
      Section.of(
          "an answer",
          RESULT,
          ERROR,
          CAUSE,
          SILENT,
          COMMAND,
          HANDLER,
          MACHINE,
          DURATION,
          WAITS,
          HEARTBEAT,
          LIMIT,
          SUBMITTED,
          WHEN);

  /** The type of the answers of states, by the states' names. */
  public static final MapType<List<Located<Fields>>> ANSWERS =
      new MapType<>(new OneOrMoreType<>(new SectionType(ANSWER)));

  /** The answers of states, by the states' names. */
  public static final Key<Map<Located<String>, Located<List<Located<Fields>>>>> MOCKS =
      Key.of("mocks", ANSWERS, "The answers of tasks, by the names of their states.")
          .example("{Crunch: {result: {granules: 3}}}");

  static final Key<
          Map<Located<String>, Located<Map<Located<String>, Located<List<Located<Fields>>>>>>>
      CASES =
          Key.of("cases", new MapType<>(ANSWERS), "Cases by name, each with answers by state.")
              .example("{good: {Crunch: {result: 1}}}");

  /** The keys of a file of mocks. */
  public static final Section FILE = Section.of("a file of mocks", CASES).withAnchors();

  private MockKeys() {}
}
