package dev.cumulusc.rehearse.query;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import dev.cumulusc.rehearse.json.JsonReader;
import dev.cumulusc.rehearse.json.JsonSyntaxException;
import dev.cumulusc.rehearse.json.Timestamps;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Step Functions adds to JSONata, and those that it answers in another way than
 * the library: {@code $eval} is not there, and time and random numbers are the rehearsal's.
 */
final class JsonataFunctions {
  /** A picture whose only parts are digits, groups of them and a fraction. */
  private static final Pattern PLAIN_PICTURE = Pattern.compile("[#0,]+(?:\\.[#0]+)?");

  private JsonataFunctions() {}

  static void bind(Frame frame, Services services) {
    frame.bind("eval", (Object) null);
    bind(frame, "parse", "<x?x?:x>", JsonataFunctions::parse);
    bind(frame, "partition", "<x?x?x?:x>", JsonataFunctions::partition);
    bind(frame, "range", "<x?x?x?x?:x>", JsonataFunctions::range);
    bind(frame, "hash", "<x?x?x?:x>", JsonataFunctions::hash);
    bind(frame, "random", "<x?x?:x>", arguments -> random(arguments, services));
    bind(frame, "uuid", "<x?:x>", arguments -> uuid(arguments, services));
    bind(frame, "formatNumber", "<x?x?x?x?:x>", JsonataFunctions::formatNumber);
    bind(frame, "fromMillis", "<x?x?x?x?:x>", JsonataFunctions::fromMillis);
    bind(frame, "millis", "<:n>", arguments -> services.now().toEpochMilli());
    bind(frame, "assert", "<bs?:x>", JsonataFunctions::check);
    JFunction now = function("<s?s?:s>", arguments -> now(arguments, services));
    frame.bind("now", now);
  }

  /** A function of an expression; nothing stands for an argument or a result that is not there. */
  @FunctionalInterface
  private interface Body {
    @Nullable Object call(List<?> arguments);
  }

  private static void bind(Frame frame, String name, String signature, Body body) {
    frame.bind(name, function(signature, body));
  }

  private static JFunction function(String signature, Body body) {
    JFunctionCallable callable = (input, arguments) -> body.call(arguments);
    return new JFunction(callable, signature);
  }

  /** The library leaves out the message that is given. */
  private static @Nullable Object check(List<?> arguments) {
    if (!Boolean.TRUE.equals(argument(arguments, 0))) {
      Object message = argument(arguments, 1);
      boolean isGiven = message instanceof String text && !text.isEmpty();
      throw new JException("D3141", -1, isGiven ? message : "$assert() statement failed");
    }
    return null;
  }

  private static @Nullable Object argument(List<?> arguments, int index) {
    return index < arguments.size() ? arguments.get(index) : null;
  }

  private static void atMost(int count, List<?> arguments, String name) {
    if (argument(arguments, count) != null) {
      throw wrongArgument(name, count + 1);
    }
  }

  private static JException wrongArgument(String name, int number) {
    return new JException(
        "T0410: Argument "
            + number
            + " of function \""
            + name
            + "\" does not match function signature",
        -1);
  }

  /** Fractions are cut off, also below zero. */
  private static long whole(List<?> arguments, int index, String name) {
    if (argument(arguments, index) instanceof Number number) {
      return (long) number.doubleValue();
    }
    throw wrongArgument(name, index + 1);
  }

  private static @Nullable Object parse(List<?> arguments) {
    atMost(1, arguments, "parse");
    Object text = argument(arguments, 0);
    if (text == null) {
      return null;
    }
    if (!(text instanceof String json)) {
      throw wrongArgument("parse", 1);
    }
    try {
      return JsonReader.readStrictly(json).toJava(Jsonata.NULL_VALUE);
    } catch (JsonSyntaxException e) {
      throw new JException("D3137: Invalid JSON", -1);
    }
  }

  private static @Nullable Object partition(List<?> arguments) {
    atMost(2, arguments, "partition");
    Object first = argument(arguments, 0);
    if (first == null) {
      return null;
    }
    if (!(first instanceof List<?> items)) {
      throw new JException(
          "T0412: Argument 1 of function \"partition\" must be an array of undefined", -1);
    }
    if (items.isEmpty()) {
      return null;
    }
    if (argument(arguments, 1) == null) {
      return List.of(items);
    }
    long size = whole(arguments, 1, "partition");
    if (size < 0) {
      throw new JException("D3137: Second argument must be zero or greater", -1);
    }
    if (size == 0) {
      return null;
    }
    int step = (int) Math.min(size, items.size());
    List<Object> chunks = new ArrayList<>();
    for (int from = 0; from < items.size(); from += step) {
      chunks.add(new ArrayList<>(items.subList(from, Math.min(items.size(), from + step))));
    }
    return chunks;
  }

  /** A range with one element is that element, as any sequence of JSONata's. */
  private static @Nullable Object range(List<?> arguments) {
    atMost(3, arguments, "range");
    long from = whole(arguments, 0, "range");
    long to = whole(arguments, 1, "range");
    if (argument(arguments, 2) == null) {
      return null;
    }
    long step = whole(arguments, 2, "range");
    if (step == 0 || (step > 0 && from > to) || (step < 0 && from < to)) {
      return null;
    }
    if (from == to) {
      return from;
    }
    List<Object> values = new ArrayList<>();
    long count = Math.abs((to - from) / step);
    for (long i = 0; i <= count; i++) {
      values.add(from + i * step);
    }
    return values;
  }

  private static @Nullable Object hash(List<?> arguments) {
    atMost(2, arguments, "hash");
    if (!(argument(arguments, 0) instanceof String text)) {
      throw wrongArgument("hash", 1);
    }
    Object second = argument(arguments, 1);
    if (second == null) {
      return null;
    }
    if (!(second instanceof String algorithm)) {
      throw wrongArgument("hash", 2);
    }
    if (!Intrinsics.HASHES.contains(algorithm)) {
      throw new JException(
          "D3137: Hash algorithm '"
              + algorithm
              + "' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5",
          -1);
    }
    return Intrinsics.digest(text, algorithm);
  }

  private static Object random(List<?> arguments, Services services) {
    atMost(1, arguments, "random");
    return argument(arguments, 0) == null
        ? services.random().nextDouble()
        : new Random(whole(arguments, 0, "random")).nextDouble();
  }

  private static Object uuid(List<?> arguments, Services services) {
    atMost(0, arguments, "uuid");
    return services.uuid();
  }

  private static @Nullable Object now(List<?> arguments, Services services) {
    Instant now = services.now();
    return argument(arguments, 0) instanceof String picture
        ? Functions.dateTimeFromMillis(now.toEpochMilli(), picture, zone(arguments, 1))
        : Timestamps.text(now);
  }

  private static @Nullable Object fromMillis(List<?> arguments) {
    atMost(3, arguments, "fromMillis");
    if (!(argument(arguments, 0) instanceof Number millis)) {
      return null;
    }
    Object picture = argument(arguments, 1);
    if (picture == null) {
      return Timestamps.text(Instant.ofEpochMilli(millis.longValue()));
    }
    if (!(picture instanceof String text)) {
      throw wrongArgument("fromMillis", 2);
    }
    return Functions.dateTimeFromMillis(millis.longValue(), text, zone(arguments, 2));
  }

  /** Any zone that is no offset is UTC. */
  private static @Nullable String zone(List<?> arguments, int index) {
    return argument(arguments, index) instanceof String zone && zone.matches("[+-]\\d{4}")
        ? zone
        : null;
  }

  /**
   * Numbers are rounded as they are written, half to even; the library rounds their binary form.
   */
  private static @Nullable Object formatNumber(List<?> arguments) {
    atMost(3, arguments, "formatNumber");
    Object number = argument(arguments, 0);
    if (number == null) {
      return null;
    }
    if (!(number instanceof Number value)) {
      throw wrongArgument("formatNumber", 1);
    }
    if (!(argument(arguments, 1) instanceof String picture)) {
      throw wrongArgument("formatNumber", 2);
    }
    Object options = argument(arguments, 2);
    if (options != null && !(options instanceof Map<?, ?>)) {
      throw wrongArgument("formatNumber", 3);
    }
    boolean isPlain = options == null && PLAIN_PICTURE.matcher(picture).matches();
    Number rounded = isPlain ? rounded(value, picture) : value;
    return Functions.formatNumber(rounded, picture, (Map<?, ?>) options);
  }

  private static double rounded(Number value, String picture) {
    int point = picture.indexOf('.');
    int decimals = point < 0 ? 0 : picture.length() - point - 1;
    return BigDecimal.valueOf(value.doubleValue())
        .setScale(decimals, RoundingMode.HALF_EVEN)
        .doubleValue();
  }
}
