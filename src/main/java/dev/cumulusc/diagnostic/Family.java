package dev.cumulusc.diagnostic;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a rule is about. The first digit of its code names the family. */
public enum Family {
  LOADING(0, "loading"),
  KEYS(1, "keys and types"),
  REFERENCES(2, "references"),
  STATE_MACHINES(3, "state machines"),
  TASK_POLICY(4, "task policy"),
  LIMITS(5, "limits and sizes"),
  TEMPLATE(6, "the template"),
  DEPLOYMENT(7, "deployment");

  private static final List<Family> ALL = List.of(values());

  private final int digit;
  private final String title;

  Family(int digit, String title) {
    this.digit = digit;
    this.title = title;
  }

  /** Returns the family in words: {@code limits and sizes}. */
  public String title() {
    return title;
  }

  /** Returns the name that programs read: {@code task-policy}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the digit that the codes of the family begin with, after the {@code C}. */
  public int digit() {
    return digit;
  }

  /** Returns the family of a code, if a rule can have it. */
  public static Optional<Family> of(String code) {
    int digit = code.length() == 5 && code.charAt(0) == 'C' ? code.charAt(1) - '0' : -1;
    return ALL.stream().filter(family -> family.digit == digit).findFirst();
  }
}
