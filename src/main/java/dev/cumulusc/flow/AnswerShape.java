package dev.cumulusc.flow;

import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.source.ProgramData;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The shape of what a service answers, by its API model.
 *
 * <p>The table has a line for each call: its name, and the members of its answer. A sign after a
 * member is its kind: {@code #} a number, {@code ?} a boolean, {@code *} anything, {@code [...]} an
 * array of a kind, <code>{...}</code> an object whose members have any names and a kind, and {@code
 * =name} an object with the members of the line that begins so; a member without a sign is a
 * string.
 */
public final class AnswerShape {
  private static final Map<String, String> LINES = read();

  /** The members of the structures that were asked for, by the names of their lines. */
  private static final Map<String, Map<String, AnswerShape>> STRUCTURES = new ConcurrentHashMap<>();

  /** What Step Functions adds to the answers of some services. */
  private static final String ADDED = "SdkHttpMetadata{*},SdkResponseMetadata{*}";

  private static final String NONE = "-";

  private final Type type;
  private final String line;
  private final Optional<AnswerShape> element;

  private AnswerShape(Type type, String line, Optional<AnswerShape> element) {
    this.type = type;
    this.line = line;
    this.element = element;
  }

  /** What a value is. */
  public enum Type {
    STRING,
    NUMBER,
    BOOLEAN,
    ARRAY,
    /** An object whose members may have any names. */
    OBJECT,
    /** An object with certain members only. */
    STRUCTURE,
    ANYTHING
  }

  /** Returns the shape of what a task gets as its result; nothing if nobody knows. */
  public static Optional<AnswerShape> of(TaskResource target) {
    return target.pattern() == Pattern.TOKEN ? Optional.empty() : named(nameOf(target));
  }

  /** Returns the shape of what the call itself returns that starts a job or sends a task token. */
  public static Optional<AnswerShape> ofSubmission(TaskResource target) {
    return target.pattern() == Pattern.REQUEST ? Optional.empty() : named(nameOfCall(target));
  }

  private static Optional<AnswerShape> named(String name) {
    return name.isEmpty() || !LINES.containsKey(name)
        ? Optional.empty()
        : Optional.of(new AnswerShape(Type.STRUCTURE, name, Optional.empty()));
  }

  /** Returns the name of a task's answer, for messages: {@code ecs:runTask.sync}. */
  public static String nameOf(TaskResource target) {
    String call = nameOfCall(target);
    return call.isEmpty() || target.pattern() == Pattern.TOKEN
        ? call
        : call + target.pattern().suffix();
  }

  /** Returns the name of a call: {@code sqs:sendMessage}; an empty string for other tasks. */
  public static String nameOfCall(TaskResource target) {
    if (target instanceof TaskResource.Optimized call) {
      return call.service() + ":" + call.action();
    }
    return target instanceof TaskResource.Sdk call
        ? "aws-sdk:" + call.service().toLowerCase(Locale.ROOT) + ":" + call.action()
        : "";
  }

  public Type type() {
    return type;
  }

  /** Returns the members of a structure by name; those of other values are not known. */
  public Map<String, AnswerShape> members() {
    if (type != Type.STRUCTURE) {
      return Map.of();
    }
    return STRUCTURES.computeIfAbsent(line, name -> new Parser(membersOf(name)).structure());
  }

  /** Returns what the items of an array are, or the values of an object's members. */
  public Optional<AnswerShape> element() {
    return element;
  }

  private static String membersOf(String line) {
    String members = Objects.requireNonNull(LINES.get(line));
    if (line.startsWith("=")) {
      return members;
    }
    return members.equals(NONE) ? ADDED : members + "," + ADDED;
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
    return new AnswerShape(type, "", Optional.empty());
  }

  /** Reads the members of a structure. */
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    Map<String, AnswerShape> structure() {
      Map<String, AnswerShape> members = new LinkedHashMap<>();
      while (at < text.length()) {
        int start = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
          at++;
        }
        String name = text.substring(start, at);
        members.put(name, kind());
        at++;
      }
      return Collections.unmodifiableMap(members);
    }

    private AnswerShape kind() {
      char sign = at < text.length() ? text.charAt(at) : ',';
      switch (sign) {
        case '#', '?', '*' -> {
          at++;
          return of(sign == '#' ? Type.NUMBER : sign == '?' ? Type.BOOLEAN : Type.ANYTHING);
        }
        case '[', '{' -> {
          at++;
          AnswerShape inside = kind();
          at++;
          return new AnswerShape(sign == '[' ? Type.ARRAY : Type.OBJECT, "", Optional.of(inside));
        }
        case '=' -> {
          int start = at;
          while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
            at++;
          }
          return new AnswerShape(Type.STRUCTURE, text.substring(start, at), Optional.empty());
        }
        default -> {
          return of(Type.STRING);
        }
      }
    }
  }
}
