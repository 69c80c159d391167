package dev.cumulusc.asl.path;

import dev.cumulusc.diagnostic.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The intrinsic functions of JSONPath states, and how many arguments each takes. */
public enum IntrinsicFunction {
  ARRAY("States.Array", 0, Integer.MAX_VALUE, "[first, second]"),
  ARRAY_CONTAINS("States.ArrayContains", 2, 2, "value in array"),
  ARRAY_GET_ITEM("States.ArrayGetItem", 2, 2, "array[index]"),
  ARRAY_LENGTH("States.ArrayLength", 1, 1, "$count(array)"),
  ARRAY_PARTITION("States.ArrayPartition", 2, 2, "$partition(array, size)"),
  ARRAY_RANGE("States.ArrayRange", 3, 3, "$range(first, last, step)"),
  ARRAY_UNIQUE("States.ArrayUnique", 1, 1, "$distinct(array)"),
  BASE64_DECODE("States.Base64Decode", 1, 1, "$base64decode(text)"),
  BASE64_ENCODE("States.Base64Encode", 1, 1, "$base64encode(text)"),
  FORMAT("States.Format", 1, Integer.MAX_VALUE, "'text ' & value"),
  HASH("States.Hash", 2, 2, "$hash(value, algorithm)"),
  JSON_MERGE("States.JsonMerge", 3, 3, "$merge([first, second])"),
  JSON_TO_STRING("States.JsonToString", 1, 1, "$string(value)"),
  MATH_ADD("States.MathAdd", 2, 2, "first + second"),
  MATH_RANDOM("States.MathRandom", 2, 3, "first + $floor($random() * (last - first))"),
  STRING_SPLIT("States.StringSplit", 2, 2, "$split(text, separator)"),
  STRING_TO_JSON("States.StringToJson", 1, 1, "$parse(text)"),
  UUID("States.UUID", 0, 0, "$uuid()");

  /** How deep calls may stand in each other. */
  public static final int MAX_DEPTH = 10;

  /** The functions whose result can be an error's name or cause: the ones that give a string. */
  public static final List<IntrinsicFunction> TEXT_FUNCTIONS =
      List.of(ARRAY_GET_ITEM, BASE64_DECODE, BASE64_ENCODE, FORMAT, HASH, JSON_TO_STRING, UUID);

  private static final Map<String, IntrinsicFunction> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toMap(IntrinsicFunction::functionName, Function.identity()));

  private final String functionName;
  private final int fewest;
  private final int most;
  private final String jsonata;

  IntrinsicFunction(String functionName, int fewest, int most, String jsonata) {
    this.functionName = functionName;
    this.fewest = fewest;
    this.most = most;
    this.jsonata = jsonata;
  }

  public static Optional<IntrinsicFunction> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Returns all names, in alphabetical order. */
  public static List<String> names() {
    return Arrays.stream(values()).map(IntrinsicFunction::functionName).toList();
  }

  /** Returns the name as it is written, {@code States.} included. */
  public String functionName() {
    return functionName;
  }

  /** Returns the form of an expression that gives the same in a JSONata state. */
  public String jsonata() {
    return jsonata;
  }

  /** Returns whether the function takes so many arguments. */
  public boolean takes(int arguments) {
    return arguments >= fewest && arguments <= most;
  }

  /** Says how many arguments it takes: "no arguments", "2 arguments", "2 or 3 arguments". */
  public String expected() {
    if (most == 0) {
      return "no arguments";
    }
    if (fewest == most) {
      return Words.count(most, "argument");
    }
    return most == Integer.MAX_VALUE
        ? "at least " + Words.count(fewest, "argument")
        : fewest + " or " + Words.count(most, "argument");
  }
}
