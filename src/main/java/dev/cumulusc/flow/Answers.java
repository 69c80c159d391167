package dev.cumulusc.flow;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.TaskCall;
import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.source.ProgramData;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What tasks answer, as far as it is known. A function, an activity and whoever has a task token
 * can answer anything; a service answers what its API says.
 *
 * <p>The table has a line for each call: its name, and the members of its answer. A sign after a
 * member tells its kind: {@code #} a number, {@code ?} a boolean, {@code *} anything, {@code []} an
 * array, {@code {}} any object, and braces with members inside an object that has only these; a
 * member without a sign is a string.
 */
final class Answers {
  private static final Map<String, String> LINES = read();

  /** What Step Functions adds to the answers of some services. */
  private static final String ADDED = "SdkHttpMetadata{},SdkResponseMetadata{}";

  private static final String NONE = "-";

  private Answers() {}

  /** Returns what a Task gets as its result. */
  static Value of(MachineState state) {
    return state.call().map(call -> of(state, call)).orElse(Value.UNKNOWN);
  }

  private static Value of(MachineState state, TaskCall call) {
    Optional<String> name = name(call.target());
    String members = name.map(LINES::get).orElse(null);
    if (name.isEmpty() || members == null) {
      return Value.UNKNOWN;
    }
    Maker maker = Maker.answer(state, name.get(), call.written().origin());
    return new Parser(members.equals(NONE) ? ADDED : members + "," + ADDED, maker).object();
  }

  private static Optional<String> name(TaskResource target) {
    if (target instanceof TaskResource.Optimized call) {
      String name = call.service() + ":" + call.action();
      return switch (call.pattern()) {
        case REQUEST -> Optional.of(name);
        case SYNC -> Optional.of(name + Pattern.SYNC.suffix());
        case SYNC_2 -> Optional.of(name + Pattern.SYNC_2.suffix());
        case TOKEN -> Optional.empty();
      };
    }
    return target instanceof TaskResource.Sdk call && call.pattern() == Pattern.REQUEST
        ? Optional.of("aws-sdk:" + call.service().toLowerCase(Locale.ROOT) + ":" + call.action())
        : Optional.empty();
  }

  private static Map<String, String> read() {
    Map<String, String> lines = new HashMap<>();
    for (String line : ProgramData.lines(Answers.class, "answers.txt")) {
      int blank = line.indexOf(' ');
      lines.put(line.substring(0, blank), line.substring(blank + 1));
    }
    return lines;
  }

  /** Reads the members of an answer. */
  private static final class Parser {
    private final String text;
    private final Maker maker;
    private int at;

    Parser(String text, Maker maker) {
      this.text = text;
      this.maker = maker;
    }

    /** Reads members up to the brace that ends them, or to the end. */
    Value object() {
      Map<String, Value> members = new LinkedHashMap<>();
      while (at < text.length() && text.charAt(at) != '}') {
        int start = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
          at++;
        }
        String name = text.substring(start, at);
        members.put(name, value().join(Value.ABSENT));
        if (at < text.length() && text.charAt(at) == ',') {
          at++;
        }
      }
      return Value.object(new Members(members, Members.Others.SPELLINGS), maker);
    }

    private Value value() {
      if (at == text.length()) {
        return Value.of(Kind.STRING, maker);
      }
      char sign = text.charAt(at);
      switch (sign) {
        case '#', '?', '*' -> {
          at++;
          return sign == '#'
              ? Value.of(Kind.NUMBER, maker)
              : sign == '?' ? Value.of(Kind.BOOLEAN, maker) : Value.UNKNOWN;
        }
        case '[' -> {
          at += 2;
          return Value.of(Kind.ARRAY, maker);
        }
        case '{' -> {
          at++;
          boolean isOpen = text.charAt(at) == '}';
          Value object = isOpen ? Value.of(Kind.OBJECT, maker) : object();
          at++;
          return object;
        }
        default -> {
          return Value.of(Kind.STRING, maker);
        }
      }
    }
  }
}
