package dev.cumulusc.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Prints trees as JSON on one line, character by character as JavaScript prints them. */
public final class JsonText {
  /** A key that JavaScript takes for the index of an array, and so for a number. */
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,9}");

  private static final long GREATEST_INDEX = 4_294_967_294L;

  private final Function<ScalarNode, String> strings;
  private final StringBuilder out = new StringBuilder();

  private JsonText(Function<ScalarNode, String> strings) {
    this.strings = strings;
  }

  /** Prints a tree. */
  public static String of(Node node) {
    return of(node, scalar -> escape(scalar.text()));
  }

  /**
   * Prints a tree whose strings and keys somebody else prints.
   *
   * @param strings what stands between the quotes of a string or a key, with escapes
   */
  public static String of(Node node, Function<ScalarNode, String> strings) {
    JsonText text = new JsonText(strings);
    text.print(node);
    return text.out.toString();
  }

  /** Returns a string with the escapes that it needs between the quotes of a JSON string. */
  public static String escape(String text) {
    return needsEscape(text) ? escaped(text) : text;
  }

  private static boolean needsEscape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char here = text.charAt(i);
      if (here < ' ' || here == '"' || here == '\\' || Character.isSurrogate(here)) {
        return true;
      }
    }
    return false;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char here = text.charAt(i);
      switch (here) {
        case '"' -> escaped.append("\\\"");
        case '\\' -> escaped.append("\\\\");
        case '\b' -> escaped.append("\\b");
        case '\f' -> escaped.append("\\f");
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        default -> {
          if (here < ' ' || isLoneSurrogate(text, i)) {
            escaped.append("\\u").append(hex(here));
          } else {
            escaped.append(here);
          }
        }
      }
    }
    return escaped.toString();
  }

  private void print(Node node) {
    if (node instanceof MappingNode mapping) {
      print(mapping);
    } else if (node instanceof SequenceNode list) {
      String separator = "[";
      for (Node item : list.items()) {
        out.append(separator);
        print(item);
        separator = ",";
      }
      out.append(list.items().isEmpty() ? "[]" : "]");
    } else {
      print((ScalarNode) node);
    }
  }

  private void print(MappingNode mapping) {
    out.append('{');
    String separator = "";
    for (MappingNode.Entry entry : inJavaScriptOrder(mapping.entries())) {
      out.append(separator).append('"').append(strings.apply(entry.key())).append("\":");
      print(entry.value());
      separator = ",";
    }
    out.append('}');
  }

  private void print(ScalarNode scalar) {
    switch (scalar.kind()) {
      case STRING -> out.append('"').append(strings.apply(scalar)).append('"');
      case INTEGER, FLOAT, BOOLEAN -> out.append(scalar.text());
      case NULL -> out.append("null");
    }
  }

  /** An object's keys that are indexes come first, by their value. */
  private static List<MappingNode.Entry> inJavaScriptOrder(List<MappingNode.Entry> entries) {
    if (entries.stream().noneMatch(entry -> isIndex(entry.name()))) {
      return entries;
    }
    List<MappingNode.Entry> ordered = new ArrayList<>();
    entries.stream()
        .filter(entry -> isIndex(entry.name()))
        .sorted(Comparator.comparingLong(entry -> Long.parseLong(entry.name())))
        .forEach(ordered::add);
    entries.stream().filter(entry -> !isIndex(entry.name())).forEach(ordered::add);
    return ordered;
  }

  private static boolean isIndex(String name) {
    return !name.isEmpty()
        && name.charAt(0) <= '9'
        && INDEX.matcher(name).matches()
        && Long.parseLong(name) <= GREATEST_INDEX;
  }

  private static boolean isLoneSurrogate(String text, int at) {
    char here = text.charAt(at);
    if (Character.isHighSurrogate(here)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(here)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  private static String hex(char character) {
    String digits = Integer.toHexString(character);
    return "0".repeat(4 - digits.length()) + digits;
  }
}
