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
  ARRAY("States.Array", 0, Integer.MAX_VALUE),
  ARRAY_CONTAINS("States.ArrayContains", 2, 2),
  ARRAY_GET_ITEM("States.ArrayGetItem", 2, 2),
  ARRAY_LENGTH("States.ArrayLength", 1, 1),
  ARRAY_PARTITION("States.ArrayPartition", 2, 2),
  ARRAY_RANGE("States.ArrayRange", 3, 3),
  ARRAY_UNIQUE("States.ArrayUnique", 1, 1),
  BASE64_DECODE("States.Base64Decode", 1, 1),
  BASE64_ENCODE("States.Base64Encode", 1, 1),
  FORMAT("States.Format", 1, Integer.MAX_VALUE),
  HASH("States.Hash", 2, 2),
  JSON_MERGE("States.JsonMerge", 3, 3),
  JSON_TO_STRING("States.JsonToString", 1, 1),
  MATH_ADD("States.MathAdd", 2, 2),
  MATH_RANDOM("States.MathRandom", 2, 3),
  STRING_SPLIT("States.StringSplit", 2, 2),
  STRING_TO_JSON("States.StringToJson", 1, 1),
  UUID("States.UUID", 0, 0);

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

  IntrinsicFunction(String functionName, int fewest, int most) {
    this.functionName = functionName;
    this.fewest = fewest;
    this.most = most;
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
