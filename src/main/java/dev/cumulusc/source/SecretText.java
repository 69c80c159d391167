package dev.cumulusc.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A value that stands under a secret's name in a file. No message about its place may quote it.
 *
 * @param at where it stands, with its quotes
 * @param text its content
 * @param written what stands in the file, without quotes
 */
public record SecretText(SourceSpan at, String text, String written) {
  /** What of a value refers to something else: messages name that. */
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^{}]*\\}|\\{\\{[^{}]*\\}\\}");

  /** A shortened quotation ends with it. */
  private static final String CUT = "...";

  /** A quotation that was cut after fewer characters gives nothing away. */
  private static final int MIN_BEGINNING = 3;

  /** Returns a string with a mask for each quotation, in backticks, of this value or a part. */
  public String maskedIn(String message) {
    String masked = message;
    for (String form : forms()) {
      masked = masked.replace("`" + form + "`", Secrets.MASK);
      if (Secrets.isLongEnough(form) && !isWord(form) && !isBeside(form)) {
        masked = masked.replace(form, Secrets.MASK);
      }
    }
    StringBuilder shown = new StringBuilder(masked.length());
    int from = 0;
    for (int open = masked.indexOf('`'); open >= 0; open = masked.indexOf('`', from)) {
      int close = masked.indexOf('`', open + 1);
      if (close < 0) {
        break;
      }
      String quoted = masked.substring(open + 1, close);
      shown.append(masked, from, open).append(isPart(quoted) ? Secrets.MASK : "`" + quoted + "`");
      from = close + 1;
    }
    return shown.append(masked, from, masked.length()).toString();
  }

  /** Returns whether a string contains this value, or the part of it that no reference is. */
  public boolean isIn(String other) {
    return forms().stream().anyMatch(other::contains)
        || literals().stream().anyMatch(other::contains);
  }

  private boolean isPart(String quoted) {
    if (quoted.endsWith(CUT)) {
      String beginning = quoted.substring(0, quoted.length() - CUT.length());
      return beginning.length() >= MIN_BEGINNING
          && forms().stream().anyMatch(form -> form.startsWith(beginning));
    }
    return !isBeside(quoted)
        && literals().stream()
            .anyMatch(
                literal ->
                    quoted.contains(literal)
                        || (Secrets.isLongEnough(quoted) && literal.contains(quoted)));
  }

  /** The value as messages may quote it, the longest first. */
  private List<String> forms() {
    List<String> forms = new ArrayList<>();
    for (String each : List.of(text, written, at.text())) {
      String printed = Printable.of(each);
      if (!each.isBlank() && !forms.contains(printed) && !isBeside(printed)) {
        forms.add(printed);
      }
    }
    forms.sort((a, b) -> Integer.compare(b.length(), a.length()));
    return forms;
  }

  /** The parts that are long enough to be known by, without references between them. */
  private List<String> literals() {
    return REFERENCE
        .splitAsStream(text)
        .flatMap(String::lines)
        .map(String::strip)
        .filter(Secrets::isLongEnough)
        .map(Printable::of)
        .toList();
  }

  private static boolean isWord(String form) {
    return form.codePoints().allMatch(Character::isLetter);
  }

  /** What stands beside the value in its lines as well is no secret: its key's name. */
  private boolean isBeside(String quoted) {
    SourceFile file = at.file();
    int start = file.offset(at.line(), at.column());
    int end = file.offset(at.endLine(), at.endColumn());
    int left = Math.max(file.offset(at.line(), 1), start - HiddenTexts.MARGIN);
    int right = Math.min(file.offset(at.endLine(), Integer.MAX_VALUE), end + HiddenTexts.MARGIN);
    return file.masked(left, start).contains(quoted) || file.masked(end, right).contains(quoted);
  }
}
