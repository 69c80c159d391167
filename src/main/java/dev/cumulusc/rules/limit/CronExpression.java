package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a cron expression of EventBridge.
 *
 * <p>The values and wildcards are those of its documentation ("Cron expressions reference" in the
 * user guide of EventBridge), and so is the rule on the two days. What the documentation leaves
 * open is accepted: names in small letters, ranges over the end of the week, steps on anything. So
 * is what is known to work against the documentation: a comma with nothing after it (issue 161 of
 * aws/aws-sdk), and {@code ?} for times, with which AWS's own solution for WAF was deployed ({@code
 * cron(* ? * * * *)}, its issue 261). A step of 60 minutes is known to be refused (issue 4212 of
 * aws/aws-sdk-js).
 */
final class CronExpression {
  /**
   * What is wrong with a part of a schedule.
   *
   * @param start the index of the part's first character in the schedule
   * @param end the index after its last
   * @param message what it is, to go after "The schedule of `Rule` "
   * @param help what to do
   */
  record Fault(int start, int end, String message, String help) {}

  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern ITEM = Pattern.compile("[^,]+");

  /** The last day of a month, a day or weekday before it, and the last weekday. */
  private static final Pattern LAST_DAY = Pattern.compile("L(-[0-9]{1,2})?W?");

  /** How often a day of the week can be in a month. */
  private static final int WEEKS = 5;

  private record Word(String text, int start) {
    int end() {
      return start + text.length();
    }

    Word part(int from, int to) {
      return new Word(text.substring(from, to), start + from);
    }

    boolean is(String other) {
      return text.equals(other);
    }

    /** Returns whether any value will do: `?`, which may have a comma after it like all others. */
    boolean isOpen() {
      return text.startsWith("?") && text.replace(",", "").equals("?");
    }
  }

  private final List<Fault> faults = new ArrayList<>();

  private CronExpression() {}

  /**
   * Finds what is wrong.
   *
   * @param schedule the schedule
   * @param start the index in it of the first character of the fields
   * @param end the index after the last
   */
  static List<Fault> check(String schedule, int start, int end) {
    List<Word> words = words(WORD, schedule, start, end);
    List<CronField> fields = List.of(CronField.values());
    if (words.size() != fields.size()) {
      return List.of(
          new Fault(
              start,
              end,
              "has "
                  + Words.count(words.size(), "field")
                  + ", but `cron` takes "
                  + fields.size()
                  + ".",
              "Write minutes, hours, day of the month, month, day of the week and year, as in"
                  + " `cron(0 12 * * ? *)`."));
    }
    CronExpression expression = new CronExpression();
    for (int i = 0; i < words.size(); i++) {
      expression.checkField(fields.get(i), words.get(i));
    }
    if (expression.faults.isEmpty()) {
      expression.checkDays(
          words,
          words.get(fields.indexOf(CronField.DAY_OF_MONTH)),
          words.get(fields.indexOf(CronField.DAY_OF_WEEK)));
    }
    return expression.faults;
  }

  private static List<Word> words(Pattern pattern, String text, int start, int end) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = pattern.matcher(text).region(start, end);
    while (matcher.find()) {
      words.add(new Word(matcher.group(), matcher.start()));
    }
    return words;
  }

  private void checkField(CronField field, Word word) {
    if (field == CronField.DAY_OF_WEEK && word.text().contains("#") && word.text().contains(",")) {
      add(
          word,
          "has a list with `#`, which must stand alone.",
          "Write a rule for each of the days.");
      return;
    }
    for (Word item : words(ITEM, word.text(), 0, word.text().length())) {
      checkItem(field, word.part(item.start(), item.end()));
    }
  }

  private void checkItem(CronField field, Word item) {
    int slash = item.text().indexOf('/');
    if (slash >= 0) {
      checkStep(field, item.part(slash + 1, item.text().length()), item);
    }
    Word base = slash < 0 ? item : item.part(0, slash);
    if (!base.is("") && !base.is("*") && !base.is("?")) {
      checkBase(field, base);
    }
  }

  private void checkStep(CronField field, Word step, Word item) {
    int most = field == CronField.MINUTES ? field.most() : Integer.MAX_VALUE;
    if (!CronField.isNumber(step.text(), 1, most)) {
      String help =
          field == CronField.MINUTES
              ? "Write a number from 1 to 59, or a step for the hours."
              : "Write a number from 1 on.";
      add(
          step.is("") ? item : step,
          "has `" + step.text() + "` for a step of the " + field.label() + ".",
          help);
    }
  }

  private void checkBase(CronField field, Word base) {
    String text = base.text().toUpperCase(Locale.ROOT);
    int last = text.length() - 1;
    if (field == CronField.DAY_OF_MONTH && LAST_DAY.matcher(text).matches()) {
      return;
    }
    if (field == CronField.DAY_OF_WEEK && text.equals("L")) {
      return;
    }
    if (field == CronField.DAY_OF_WEEK && text.contains("#")) {
      checkInstance(base, text.indexOf('#'));
    } else if (last > 0 && text.endsWith(suffix(field))) {
      checkValue(field, base.part(0, last));
    } else {
      checkRange(field, base);
    }
  }

  /** Returns what can stand after a day: the weekday nearest to it, or the last one of its name. */
  private static String suffix(CronField field) {
    return switch (field) {
      case DAY_OF_MONTH -> "W";
      case DAY_OF_WEEK -> "L";
      default -> "\n";
    };
  }

  private void checkRange(CronField field, Word base) {
    // A dash at the start belongs to a negative number.
    int dash = base.text().indexOf('-', 1);
    if (dash < 0 || dash == base.text().length() - 1) {
      checkValue(field, base);
    } else {
      checkValue(field, base.part(0, dash));
      checkValue(field, base.part(dash + 1, base.text().length()));
    }
  }

  private void checkInstance(Word base, int hash) {
    checkValue(CronField.DAY_OF_WEEK, base.part(0, hash));
    Word instance = base.part(hash + 1, base.text().length());
    if (!CronField.isNumber(instance.text(), 1, WEEKS)) {
      add(
          instance.is("") ? base : instance,
          "has `" + instance.text() + "` after `#`.",
          "Write which of the month's days of that name is meant, from 1 to " + WEEKS + ".");
    }
  }

  private void checkValue(CronField field, Word value) {
    if (!field.takes(value.text())) {
      add(
          value,
          "has `" + value.text() + "` for the " + field.label() + ".",
          "EventBridge takes " + field.range() + " there.");
    }
  }

  private void checkDays(List<Word> words, Word month, Word week) {
    if (month.isOpen() && week.isOpen()) {
      add(
          week,
          "has `?` for the day of the month and for the day of the week.",
          "Write `*` for one of them.");
    } else if (words.stream().noneMatch(Word::isOpen)) {
      add(
          week,
          "has a day of the month, `" + month.text() + "`, and one of the week.",
          "Write `?` for the one that does not matter.");
    }
  }

  private void add(Word at, String message, String help) {
    faults.add(new Fault(at.start(), Math.max(at.end(), at.start() + 1), message, help));
  }
}
