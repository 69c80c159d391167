package dev.cumulusc.report.deploy;

import dev.cumulusc.compare.ResourceDelta.Retention;
import dev.cumulusc.deploy.plan.Removal;
import dev.cumulusc.deploy.plan.Removal.Ended;
import dev.cumulusc.deploy.plan.Removal.Gone;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.report.Theme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the deletion of a stack takes away, for people. */
public final class RemovalText {
  private static final String AWS = "^AWS::";

  private final Theme theme;

  public RemovalText(Theme theme) {
    this.theme = theme;
  }

  /** Returns what goes by its types, then each resource that holds data, then what stays. */
  public String print(Removal removal, String region) {
    StringBuilder text = new StringBuilder();
    List<Gone> going =
        removal.resources().stream()
            .filter(resource -> resource.retention() != Retention.RETAINED)
            .toList();
    text.append("Deleting ")
        .append(theme.strong(removal.stack().name()))
        .append(" in ")
        .append(region)
        .append(" removes ")
        .append(going.isEmpty() ? "no resource" : Words.count(going.size(), "resource"))
        .append(going.isEmpty() ? ".\n" : ":\n");
    Map<String, Integer> types = new TreeMap<>();
    going.forEach(gone -> types.merge(type(gone), 1, Integer::sum));
    types.forEach(
        (type, count) -> text.append(String.format(Locale.ROOT, "  %4d  %s%n", count, type)));
    for (Gone gone : removal.resources()) {
      if (gone.losesData()) {
        text.append(theme.alarming("  data lost: "))
            .append(named(gone))
            .append(": ")
            .append(gone.holds().orElse(""))
            .append('\n');
      } else if (gone.retention() != Retention.DELETED) {
        text.append(theme.good("  stays: "))
            .append(named(gone))
            .append(
                gone.retention() == Retention.SNAPSHOT
                    ? ", as a snapshot"
                    : ", by its DeletionPolicy")
            .append('\n');
      }
    }
    for (Ended ended : removal.ended().orElse(List.of())) {
      text.append(theme.alarming("  ends: "))
          .append(Words.count(ended.executions().size(), "running execution"))
          .append(" of `")
          .append(ended.path())
          .append('`')
          .append(KeptText.names(ended.executions()))
          .append('\n');
    }
    return text.toString();
  }

  /** Returns what type a resource has; emulators list some without one. */
  private static String type(Gone gone) {
    return gone.type().isEmpty()
        ? "of a type that is not known"
        : gone.type().replaceFirst(AWS, "");
  }

  private static String named(Gone gone) {
    return "`"
        + gone.path()
        + "` ("
        + type(gone)
        + gone.physicalId().map(id -> " " + id).orElse("")
        + ")";
  }
}
