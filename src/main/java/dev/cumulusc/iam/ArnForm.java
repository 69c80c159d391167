package dev.cumulusc.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of a type's ARNs, as the service authorization reference has it: <code>
 * arn:${Partition}:ecs:${Region}:${Account}:task/${ClusterName}/${TaskId}</code>.
 *
 * @param text the form
 * @param names the placeholders behind the account, in their order
 */
record ArnForm(String text, List<String> names) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");
  private static final List<String> PLACE = List.of("Partition", "Region", "Account");

  ArnForm {
    names = List.copyOf(names);
  }

  static ArnForm of(String text) {
    List<String> names = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      if (!PLACE.contains(matcher.group(1))) {
        names.add(matcher.group(1));
      }
    }
    return new ArnForm(text, names);
  }

  /** A stretch of the form: what is written there, or the name of a placeholder. */
  record Part(String text, boolean isPlaceholder) {}

  /** Returns the parts of a form, or of a stretch of one. */
  static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    int at = 0;
    while (matcher.find()) {
      if (matcher.start() > at) {
        parts.add(new Part(text.substring(at, matcher.start()), false));
      }
      parts.add(new Part(matcher.group(1), true));
      at = matcher.end();
    }
    if (at < text.length()) {
      parts.add(new Part(text.substring(at), false));
    }
    return parts;
  }

  /** Returns what stands between the account and the first placeholder: {@code table/}. */
  String resourcePrefix() {
    String resource = text.split(":", 6)[5];
    int first = resource.indexOf("${");
    return first < 0 ? resource : resource.substring(0, first);
  }
}
