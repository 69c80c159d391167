package dev.cumulusc.flow;

import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.source.ProgramData;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The shape of what a service answers, by its API model.
 *
 * <p>The table has a line for each call: its name, and the members of its answer. A sign after a
 * member is its kind: {@code #} a number, {@code ?} a boolean, {@code *} anything, {@code []} an
 * array, {@code {}} any object, and braces with members inside an object that has only these; a
 * member without a sign is a string.
 *
 * @param members for an object with certain members, their shapes by name
 */
public record AnswerShape(Type type, Map<String, AnswerShape> members) {
  private static final Map<String, String> LINES = read();

  /** What Step Functions adds to the answers of some services. */
  private static final String ADDED = "SdkHttpMetadata{},SdkResponseMetadata{}";

  private static final String NONE = "-";

  public AnswerShape {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** What a member is. */
  public enum Type {
    STRING,
    NUMBER,
    BOOLEAN,
    ARRAY,
    /** An object whose members are not known. */
    OBJECT,
    /** An object with certain members only. */
    STRUCTURE,
    ANYTHING
  }

  /** Returns the shape of what a call answers; nothing if nobody knows. */
  public static Optional<AnswerShape> of(TaskResource target) {
    return name(target)
        .map(LINES::get)
        .map(line -> new Parser(line.equals(NONE) ? ADDED : line + "," + ADDED).structure());
  }

  /** Returns the name of a call, for messages: {@code sqs:sendMessage}. */
  public static String nameOf(TaskResource target) {
    return name(target).orElse("");
  }

  /** Returns the name of a call in the table. */
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
    for (String line : ProgramData.lines(AnswerShape.class, "answers.txt")) {
      int blank = line.indexOf(' ');
      lines.put(line.substring(0, blank), line.substring(blank + 1));
    }
    return lines;
  }

  private static AnswerShape of(Type type) {
    return new AnswerShape(type, Map.of());
  }

  /** Reads the members of an answer. */
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    /** Reads members up to the brace that ends them, or to the end. */
    AnswerShape structure() {
      Map<String, AnswerShape> members = new LinkedHashMap<>();
      while (at < text.length() && text.charAt(at) != '}') {
        int start = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
          at++;
        }
        String name = text.substring(start, at);
        members.put(name, member());
        if (at < text.length() && text.charAt(at) == ',') {
          at++;
        }
      }
      return new AnswerShape(Type.STRUCTURE, members);
    }

    private AnswerShape member() {
      if (at == text.length()) {
        return of(Type.STRING);
      }
      char sign = text.charAt(at);
      switch (sign) {
        case '#', '?', '*' -> {
          at++;
          return of(sign == '#' ? Type.NUMBER : sign == '?' ? Type.BOOLEAN : Type.ANYTHING);
        }
        case '[' -> {
          at += 2;
          return of(Type.ARRAY);
        }
        case '{' -> {
          at++;
          AnswerShape object = text.charAt(at) == '}' ? of(Type.OBJECT) : structure();
          at++;
          return object;
        }
        default -> {
          return of(Type.STRING);
        }
      }
    }
  }
}
