package dev.cumulusc.rehearse.test;

import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonString;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes a test file in YAML: its own keys line by line, payloads as JSON within a line. */
public final class TestFileWriter {
  /** A string that YAML takes as it is, and as nothing but a string. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9_./ -]*[A-Za-z0-9_]|[A-Za-z]");

  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  /** The keys whose mappings are not payloads. */
  private static final Set<String> OWN = Set.of("cases", "mocks", "expect");

  private final StringBuilder out = new StringBuilder();

  private TestFileWriter() {}

  /**
   * Writes a file of one case.
   *
   * @param subject the key that names what is run: {@code workflow} or {@code definition}
   */
  public static String file(String subject, String named, String name, JsonObject testCase) {
    TestFileWriter writer = new TestFileWriter();
    writer.out.append(subject).append(": ").append(text(named)).append("\ncases:\n  ");
    writer.out.append(text(name)).append(":\n");
    writer.members(testCase, 2);
    return writer.out.toString();
  }

  private void members(JsonObject mapping, int depth) {
    for (Map.Entry<String, Json> member : mapping.members().entrySet()) {
      out.append("  ".repeat(depth)).append(text(member.getKey())).append(':');
      if (OWN.contains(member.getKey()) && member.getValue() instanceof JsonObject inner) {
        out.append('\n');
        members(inner, depth + 1);
      } else if (depth > 2 && member.getValue() instanceof JsonArray list && isAnswers(list)) {
        out.append('\n');
        for (Json item : list.items()) {
          out.append("  ".repeat(depth + 1)).append("- ").append(item.text()).append('\n');
        }
      } else {
        Json value = member.getValue();
        out.append(' ')
            .append(value instanceof JsonString string ? text(string.value()) : value.text())
            .append('\n');
      }
    }
  }

  private static boolean isAnswers(JsonArray list) {
    return !list.items().isEmpty() && list.items().stream().allMatch(JsonObject.class::isInstance);
  }

  private static String text(String text) {
    return PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))
        ? text
        : new JsonString(text).text();
  }
}
