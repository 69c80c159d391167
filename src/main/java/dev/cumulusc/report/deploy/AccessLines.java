package dev.cumulusc.report.deploy;

import dev.cumulusc.compare.AccessChange;
import dev.cumulusc.compare.AccessChange.Access;
import dev.cumulusc.report.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What roles allow more or no longer, in lines. */
final class AccessLines {
  private final Theme theme;

  AccessLines(Theme theme) {
    this.theme = theme;
  }

  /** Returns a change in a line that sums it up and one for each thing; nothing indented. */
  List<String> of(AccessChange change) {
    List<String> lines = new ArrayList<>();
    lines.add(theme.notable("! IAM: " + summary(change)));
    change.widened().forEach(access -> lines.add("  " + theme.good("+ " + text(access, true))));
    change.narrowed().forEach(access -> lines.add("  " + theme.bad("- " + text(access, false))));
    return lines;
  }

  private static String summary(AccessChange change) {
    if (change.narrowed().isEmpty()) {
      return "widened";
    }
    return change.widened().isEmpty() ? "narrowed" : "widened and narrowed";
  }

  private static String text(Access access, boolean isWidened) {
    String names = String.join(", ", access.names());
    String on = access.resources().isEmpty() ? "" : " on " + String.join(", ", access.resources());
    String condition = access.condition().isEmpty() ? "" : " if " + access.condition();
    String head =
        switch (access.kind()) {
          case ACTIONS -> "";
          case DENIED_ACTIONS -> isWidened ? "no longer denied: " : "denied: ";
          case POLICIES -> "policy ";
          case PRINCIPALS -> "taken by ";
          case BOUNDARY -> isWidened ? "no longer bounded by " : "bounded by ";
        };
    return String.format(Locale.ROOT, "%s%s%s%s", head, names, on, condition);
  }
}
