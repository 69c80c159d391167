package dev.cumulusc.resolve;

import dev.cumulusc.resolve.MustacheTag.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A string with its tags found. This is done here since kes gives Mustache values alone: lines
 * around sections stay, {@code {{$...}}} and {@code {{>...}}} are mistakes, and each tag knows its
 * place.
 *
 * @param tags the tags in their order, up to the first that is wrong
 * @param fault what is wrong with the text
 */
record MustacheText(String text, List<MustacheTag> tags, Optional<Fault> fault) {
  static final String OPEN = "{{";
  private static final String CLOSE = "}}";
  private static final int DEPTH_LIMIT = 20;

  /**
   * What is wrong with a string.
   *
   * @param start where in the text
   * @param message one sentence
   * @param help what to do
   */
  record Fault(int start, int end, String message, String help) {}

  MustacheText {
    tags = List.copyOf(tags);
  }

  static boolean mayHaveTags(String text) {
    return text.contains(OPEN);
  }

  static MustacheText parse(String text) {
    List<MustacheTag> tags = new ArrayList<>();
    Deque<MustacheTag> sections = new ArrayDeque<>();
    int from = 0;
    for (int start = text.indexOf(OPEN); start >= 0; start = text.indexOf(OPEN, from)) {
      boolean triple = text.startsWith("{", start + OPEN.length());
      String close = triple ? "}" + CLOSE : CLOSE;
      int inner = start + OPEN.length() + (triple ? 1 : 0);
      int end = text.indexOf(close, inner);
      if (end < 0) {
        return new MustacheText(text, tags, Optional.of(unclosed(start, inner, close)));
      }
      MustacheTag tag =
          tag(text.substring(inner, end).strip(), triple, start, end + close.length());
      Optional<Fault> fault = check(tag).or(() -> nest(tag, sections));
      if (fault.isPresent()) {
        return new MustacheText(text, tags, fault);
      }
      tags.add(tag);
      from = tag.end();
    }
    return new MustacheText(
        text, tags, Optional.ofNullable(sections.peek()).map(MustacheText::open));
  }

  private static MustacheTag tag(String inner, boolean triple, int start, int end) {
    char first = inner.isEmpty() ? ' ' : inner.charAt(0);
    Kind kind =
        switch (first) {
          case '#' -> Kind.SECTION;
          case '^' -> Kind.INVERTED;
          case '/' -> Kind.END;
          case '!' -> Kind.COMMENT;
          default -> Kind.VALUE;
        };
    boolean marked = !triple && (kind != Kind.VALUE || first == '&');
    return new MustacheTag(
        triple ? Kind.VALUE : kind, marked ? inner.substring(1).strip() : inner, start, end);
  }

  private static Optional<Fault> check(MustacheTag tag) {
    String name = tag.name();
    if (tag.kind() == Kind.COMMENT) {
      return Optional.empty();
    }
    if (name.isEmpty()) {
      return fault(tag, "There is no variable between these braces.", "name one, or delete them.");
    }
    if (name.startsWith("$") || name.startsWith("[$")) {
      return fault(
          tag,
          "Double braces put in a variable, but `" + name + "` is the path of a message.",
          "write `{" + name + "}`, with one pair of braces.");
    }
    if (name.startsWith(">") || name.startsWith("=") || name.startsWith("<")) {
      return fault(
          tag,
          "`{{" + name.charAt(0) + "` is not known here: only variables and sections are.",
          "include files with `!!files`.");
    }
    if (name.chars().anyMatch(c -> Character.isWhitespace(c) || c == '{' || c == '}')) {
      return fault(
          tag,
          "`" + name + "` is not the name of a variable.",
          "write `{{name}}`; conditions are written `{{#name}}...{{/name}}`.");
    }
    return Optional.empty();
  }

  private static Optional<Fault> nest(MustacheTag tag, Deque<MustacheTag> sections) {
    if (tag.kind() == Kind.SECTION || tag.kind() == Kind.INVERTED) {
      sections.push(tag);
      if (sections.size() > DEPTH_LIMIT) {
        return fault(
            tag,
            "Sections are nested more than " + DEPTH_LIMIT + " levels deep here.",
            "put the inner ones into values of their own.");
      }
    } else if (tag.kind() == Kind.END) {
      if (sections.isEmpty()) {
        return fault(
            tag,
            "This ends the section `" + tag.name() + "`, which was not started.",
            "delete it.");
      }
      MustacheTag opened = sections.pop();
      if (!opened.name().equals(tag.name())) {
        return fault(
            tag,
            "This ends the section `" + tag.name() + "`, but `" + opened.name() + "` is open.",
            "end `" + opened.name() + "` first.");
      }
    }
    return Optional.empty();
  }

  private static Fault unclosed(int start, int end, String close) {
    return new Fault(
        start,
        end,
        "These braces are not closed.",
        "write `" + close + "` behind the variable's name, in the same value.");
  }

  private static Fault open(MustacheTag section) {
    return new Fault(
        section.start(),
        section.end(),
        "The section `" + section.name() + "` is not ended in this value.",
        "write `{{/" + section.name() + "}}` where it ends.");
  }

  private static Optional<Fault> fault(MustacheTag tag, String message, String help) {
    return Optional.of(new Fault(tag.start(), tag.end(), message, help));
  }
}
