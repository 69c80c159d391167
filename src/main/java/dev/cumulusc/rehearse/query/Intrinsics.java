package dev.cumulusc.rehearse.query;

import dev.cumulusc.asl.path.IntrinsicFunction;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonBoolean;
import dev.cumulusc.rehearse.json.JsonNull;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonReader;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.json.JsonSyntaxException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The intrinsic functions of JSONPath states. */
final class Intrinsics {
  /** The most elements that {@code States.ArrayRange} gives. */
  private static final int MAX_RANGE = 1000;

  /** The longest string that the functions of hashes and Base64 take, in characters. */
  private static final int MAX_STRING = 10_000;

  static final Set<String> HASHES = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private Intrinsics() {}

  /** A function refuses its arguments. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  static Json apply(IntrinsicFunction function, List<Json> arguments, Services services)
      throws Refused {
    return switch (function) {
      case ARRAY -> new JsonArray(arguments);
      case ARRAY_CONTAINS -> new JsonBoolean(array(arguments, 0).contains(arguments.get(1)));
      case ARRAY_GET_ITEM -> item(array(arguments, 0), whole(arguments, 1));
      case ARRAY_LENGTH -> JsonNumber.of(array(arguments, 0).size());
      case ARRAY_PARTITION -> partition(array(arguments, 0), whole(arguments, 1));
      case ARRAY_RANGE -> range(whole(arguments, 0), whole(arguments, 1), whole(arguments, 2));
      case ARRAY_UNIQUE -> new JsonArray(List.copyOf(new LinkedHashSet<>(array(arguments, 0))));
      case BASE64_DECODE -> decoded(shortString(arguments, 0));
      case BASE64_ENCODE ->
          new JsonString(Base64.getEncoder().encodeToString(bytes(shortString(arguments, 0))));
      case FORMAT -> format(arguments);
      case HASH -> hash(arguments);
      case JSON_MERGE -> merged(arguments);
      case JSON_TO_STRING -> new JsonString(arguments.get(0).text());
      case MATH_ADD -> JsonNumber.of(whole(arguments, 0) + whole(arguments, 1));
      case MATH_RANDOM -> random(arguments, services);
      case STRING_SPLIT -> split(string(arguments, 0), string(arguments, 1));
      case STRING_TO_JSON -> parsed(string(arguments, 0));
      case UUID -> new JsonString(services.uuid());
    };
  }

  /** Returns a string in single quotes without the backslashes that escape what follows. */
  static String unescaped(String inside) {
    return inside.indexOf('\\') < 0 ? inside : inside.replaceAll("(?s)\\\\(.)", "$1");
  }

  private static Json item(List<Json> items, long index) throws Refused {
    if (index < 0 || index >= items.size()) {
      throw new Refused("Index " + index + " out of bounds for length " + items.size() + ".");
    }
    return items.get((int) index);
  }

  private static Json partition(List<Json> items, long size) throws Refused {
    if (size <= 0) {
      throw new Refused("The chunk size must be a positive integer but was " + size + ".");
    }
    List<Json> chunks = new ArrayList<>();
    int step = (int) Math.min(size, Math.max(1, items.size()));
    for (int from = 0; from < items.size(); from += step) {
      chunks.add(new JsonArray(items.subList(from, Math.min(items.size(), from + step))));
    }
    return new JsonArray(chunks);
  }

  private static Json range(long first, long last, long step) throws Refused {
    if (step == 0) {
      throw new Refused("The increment must not be 0.");
    }
    List<Json> items = new ArrayList<>();
    for (long at = first; step > 0 ? at <= last : at >= last; at += step) {
      if (items.size() == MAX_RANGE) {
        throw new Refused("The array cannot contain more than " + MAX_RANGE + " elements.");
      }
      items.add(JsonNumber.of(at));
    }
    return new JsonArray(items);
  }

  private static Json decoded(String text) throws Refused {
    try {
      return new JsonString(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new Refused("The argument is not valid Base64: " + e.getMessage());
    }
  }

  private static Json hash(List<Json> arguments) throws Refused {
    String algorithm = string(arguments, 1);
    if (!HASHES.contains(algorithm)) {
      throw new Refused("The algorithm '" + algorithm + "' is not supported.");
    }
    Json data = arguments.get(0);
    String text = Values.string(data);
    if (text.length() > MAX_STRING) {
      throw new Refused(tooLong());
    }
    return new JsonString(digest(text, algorithm));
  }

  /** Returns the digest of a string in UTF-8, as hexadecimal digits. */
  static String digest(String text, String algorithm) {
    return Digests.hex(bytes(text), algorithm);
  }

  private static Json merged(List<Json> arguments) throws Refused {
    if (!arguments.get(2).equals(new JsonBoolean(false))) {
      throw new Refused("Only the shallow merging mode is supported: the third argument is false.");
    }
    if (!(arguments.get(0) instanceof JsonObject first)
        || !(arguments.get(1) instanceof JsonObject second)) {
      throw new Refused("The first and the second argument must be JSON objects.");
    }
    Map<String, Json> members = new LinkedHashMap<>(first.members());
    members.putAll(second.members());
    return new JsonObject(members);
  }

  private static Json random(List<Json> arguments, Services services) throws Refused {
    long from = whole(arguments, 0);
    long to = whole(arguments, 1);
    if (from >= to) {
      throw new Refused("The start number must be less than the end number.");
    }
    Random random = arguments.size() > 2 ? new Random(whole(arguments, 2)) : services.random();
    return JsonNumber.of(from + (long) (random.nextDouble() * (to - from)));
  }

  /** Each character of the delimiter separates, and empty parts are left out. */
  private static Json split(String text, String delimiters) {
    List<Json> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || delimiters.indexOf(text.charAt(i)) >= 0) {
        if (i > start) {
          parts.add(new JsonString(text.substring(start, i)));
        }
        start = i + 1;
      }
    }
    return new JsonArray(parts);
  }

  private static Json parsed(String text) throws Refused {
    if (text.isBlank()) {
      return JsonNull.NULL;
    }
    try {
      return JsonReader.read(text);
    } catch (JsonSyntaxException e) {
      throw new Refused(String.valueOf(e.getMessage()));
    }
  }

  private static Json format(List<Json> arguments) throws Refused {
    String template = string(arguments, 0);
    StringBuilder text = new StringBuilder();
    int next = 1;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == '\\' && i + 1 < template.length()) {
        text.append(template.charAt(++i));
      } else if (c == '{' && template.startsWith("{}", i)) {
        if (next == arguments.size()) {
          throw new Refused(wrongCount());
        }
        text.append(javaText(arguments.get(next++)));
        i++;
      } else {
        text.append(c);
      }
    }
    if (next < arguments.size()) {
      throw new Refused(wrongCount());
    }
    return new JsonString(text.toString());
  }

  private static String wrongCount() {
    return "The number of occurrences of {} does not match the number of arguments.";
  }

  /** Returns a value as Java prints it, which is what the service inserts. */
  private static String javaText(Json value) {
    if (value instanceof JsonString string) {
      return string.value();
    }
    if (value instanceof JsonObject object) {
      List<String> members = new ArrayList<>();
      object.members().forEach((name, each) -> members.add(name + "=" + javaText(each)));
      return "{" + String.join(", ", members) + "}";
    }
    if (value instanceof JsonArray array) {
      return "["
          + String.join(", ", array.items().stream().map(Intrinsics::javaText).toList())
          + "]";
    }
    return value.toString();
  }

  private static List<Json> array(List<Json> arguments, int index) throws Refused {
    if (arguments.get(index) instanceof JsonArray array) {
      return array.items();
    }
    throw wrongType(arguments, index, "array");
  }

  private static String string(List<Json> arguments, int index) throws Refused {
    if (arguments.get(index) instanceof JsonString string) {
      return string.value();
    }
    throw wrongType(arguments, index, "string");
  }

  private static String shortString(List<Json> arguments, int index) throws Refused {
    String text = string(arguments, index);
    if (text.length() > MAX_STRING) {
      throw new Refused(tooLong());
    }
    return text;
  }

  private static String tooLong() {
    return "The argument is longer than " + MAX_STRING + " characters.";
  }

  /** Numbers with a fraction are rounded to the nearest whole number. */
  private static long whole(List<Json> arguments, int index) throws Refused {
    if (arguments.get(index) instanceof JsonNumber number) {
      return new BigDecimal(number.toString()).setScale(0, RoundingMode.HALF_UP).longValue();
    }
    throw wrongType(arguments, index, "number");
  }

  private static Refused wrongType(List<Json> arguments, int index, String expected) {
    return new Refused(
        "Argument "
            + (index + 1)
            + " must be of type "
            + expected
            + " but was "
            + arguments.get(index).typeName()
            + ".");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
