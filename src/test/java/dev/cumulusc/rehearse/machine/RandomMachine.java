package dev.cumulusc.rehearse.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A machine whose states move a few names about, with the answers of its tasks, by a seed. */
final class RandomMachine {
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final String INVOKE = "Type: Task, Resource: 'arn:aws:states:::lambda:invoke'";

  private final Random random;
  private final StringBuilder mocks = new StringBuilder();
  private final String definition;
  private int number;

  RandomMachine(long seed) {
    random = new Random(seed);
    definition = scope(3 + random.nextInt(4), 0);
  }

  /** Returns the definition in YAML. */
  String definition() {
    return definition;
  }

  String mocks() {
    return mocks.isEmpty() ? "None: [{result: 1}]" : mocks.toString();
  }

  String input() {
    return json(2);
  }

  private String scope(int count, int depth) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("S" + number++);
    }
    List<String> states = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      states.add(names.get(i) + ": {" + state(names, i, depth) + "}");
    }
    return "{StartAt: " + names.get(0) + ", States: {" + String.join(", ", states) + "}}";
  }

  private String state(List<String> names, int i, int depth) {
    boolean isLast = i == names.size() - 1;
    String way = isLast ? ", End: true" : ", Next: " + later(names, i);
    int kind = random.nextInt(isLast ? 6 : 8);
    return switch (kind) {
      case 0 -> "Type: Pass, Result: " + json(2) + resultPath() + way;
      case 1 -> "Type: Pass" + maybe("InputPath") + template("Parameters") + resultPath() + way;
      case 2 -> "Type: Pass" + maybe("InputPath") + maybe("OutputPath") + way;
      case 3 -> task(names, i) + way;
      case 4 -> jsonata(names.get(i)) + way;
      case 5 -> depth < 1 ? nested(depth) + way : "Type: Pass" + maybe("OutputPath") + way;
      case 6 -> choice(names, i);
      default -> jsonataChoice(names, i);
    };
  }

  private String later(List<String> names, int i) {
    return names.get(i + 1 + random.nextInt(names.size() - i - 1));
  }

  private String task(List<String> names, int i) {
    String name = names.get(i);
    answer(name);
    String catcher =
        i == names.size() - 1 || random.nextBoolean()
            ? ""
            : ", Catch: [{ErrorEquals: [States.ALL], Next: "
                + later(names, i)
                + resultPath()
                + "}]";
    return INVOKE
        + ", Parameters: {FunctionName: f}"
        + (random.nextBoolean() ? template("ResultSelector") : "")
        + resultPath()
        + maybe("OutputPath")
        + catcher;
  }

  private void answer(String name) {
    if (random.nextInt(4) == 0) {
      mocks.append(name).append(": [{error: Wrong, cause: it is}]\n");
    } else {
      mocks
          .append(name)
          .append(": [{result: {StatusCode: 200, Payload: ")
          .append(json(2))
          .append("}}]\n");
    }
  }

  private String jsonata(String name) {
    if (random.nextBoolean()) {
      return "QueryLanguage: JSONata, Type: Pass, Output: " + output("$states.input");
    }
    answer(name);
    return "QueryLanguage: JSONata, "
        + INVOKE
        + ", Arguments: {FunctionName: f}, Output: "
        + output("$states.result");
  }

  private String output(String root) {
    String read = "'{% " + root + steps() + " %}'";
    return switch (random.nextInt(4)) {
      case 0 -> read;
      case 1 -> "{" + name() + ": " + read + "}";
      case 2 -> "\"{% {'" + name() + "': $states.input, '" + name() + "': 1} %}\"";
      default -> "{" + name() + ": " + json(1) + "}";
    };
  }

  private String nested(int depth) {
    if (random.nextBoolean()) {
      return "Type: Parallel, Branches: ["
          + scope(1 + random.nextInt(2), depth + 1)
          + ", "
          + scope(1, depth + 1)
          + "]"
          + resultPath();
    }
    return "Type: Map, ItemsPath: "
        + path()
        + (random.nextBoolean()
            ? ", ItemSelector: {" + name() + ".$: \"$$.Map.Item.Value" + steps() + "\"}"
            : "")
        + ", ItemProcessor: "
        + scope(1 + random.nextInt(2), depth + 1)
        + resultPath();
  }

  private String choice(List<String> names, int i) {
    String test = random.nextBoolean() ? "IsPresent: true" : "StringEquals: x";
    return "Type: Choice, Choices: [{Variable: "
        + path()
        + ", "
        + test
        + ", Next: "
        + later(names, i)
        + "}], Default: "
        + later(names, i);
  }

  private String jsonataChoice(List<String> names, int i) {
    return "QueryLanguage: JSONata, Type: Choice, Choices: [{Condition: '{% $exists($states.input."
        + name()
        + ") %}', Next: "
        + later(names, i)
        + "}], Default: "
        + later(names, i);
  }

  private String template(String field) {
    return ", " + field + ": {" + name() + ".$: " + path() + ", " + name() + "2: " + json(1) + "}";
  }

  private String maybe(String field) {
    return switch (random.nextInt(5)) {
      case 0 -> ", " + field + ": " + path();
      case 1 -> random.nextInt(3) == 0 ? ", " + field + ": null" : "";
      default -> "";
    };
  }

  private String resultPath() {
    return switch (random.nextInt(4)) {
      case 0 -> ", ResultPath: $." + name();
      case 1 -> ", ResultPath: $." + name() + "." + name();
      default -> "";
    };
  }

  private String path() {
    return "\"$" + steps() + "\"";
  }

  private String steps() {
    int kind = random.nextInt(6);
    String step = kind == 0 ? "[" + random.nextInt(2) + "]" : "." + name();
    return random.nextInt(3) == 0 ? step + "." + name() : step;
  }

  private String name() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  private String json(int depth) {
    return switch (random.nextInt(depth == 0 ? 2 : 5)) {
      case 0 -> "1";
      case 1 -> "\"x\"";
      case 2 -> "[" + json(depth - 1) + ", " + json(depth - 1) + "]";
      default -> {
        int first = random.nextInt(NAMES.size());
        yield "{\""
            + NAMES.get(first)
            + "\": "
            + json(depth - 1)
            + ", \""
            + NAMES.get((first + 1) % NAMES.size())
            + "\": "
            + json(depth - 1)
            + "}";
      }
    };
  }
}
