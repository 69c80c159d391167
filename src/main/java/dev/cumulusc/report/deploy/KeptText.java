package dev.cumulusc.report.deploy;

import dev.cumulusc.deploy.inflight.KeptForExecutions;
import dev.cumulusc.deploy.inflight.KeptForExecutions.Item;
import dev.cumulusc.deploy.inflight.KeptForExecutions.User;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.report.Theme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a deployment keeps for executions, for people: by who needs it. */
public final class KeptText {
  /** How many executions are named of those that need something. */
  private static final int NAMED = 3;

  private static final String INDENT = "  ";

  private final Theme theme;

  public KeptText(Theme theme) {
    this.theme = theme;
  }

  /** Returns lines without an end of line. */
  public List<String> lines(KeptForExecutions kept) {
    List<String> lines = new ArrayList<>();
    Map<String, List<Item>> byUsers = new LinkedHashMap<>();
    for (Item item : kept.kept()) {
      byUsers.computeIfAbsent(users(item.users()), name -> new ArrayList<>()).add(item);
    }
    byUsers.forEach(
        (users, items) -> {
          lines.add(theme.good("Kept for now") + " for " + users + ":");
          items.forEach(item -> lines.add(INDENT + item(item)));
        });
    if (!kept.released().isEmpty()) {
      lines.add(theme.changed("No longer kept") + ", since no execution needs it any more:");
      kept.released().forEach(item -> lines.add(INDENT + item(item)));
    }
    for (Item item : kept.lost()) {
      lines.add(
          theme.alarming("! can't be kept")
              + " for "
              + users(item.users())
              + ": `"
              + item.logicalId()
              + "` ("
              + item.type()
              + "), since "
              + item.detail());
    }
    kept.remarks().forEach(remark -> lines.add(theme.notable("note") + ": " + remark));
    return lines;
  }

  /** Returns lines without an end of line about what a stack has only because it is kept. */
  public List<String> status(List<Item> items) {
    List<String> lines = new ArrayList<>();
    for (Item item : items) {
      String name = item.logicalId() + item.statement().map(id -> INDENT + id).orElse("");
      lines.add(
          name
              + (item.users().isEmpty()
                  ? ": no longer kept for any execution; the next deployment takes it away"
                  : ": kept for " + users(item.users())));
    }
    return lines;
  }

  /** Returns a resource or a statement, with what is to be known of it. */
  String item(Item item) {
    if (item.statement().isPresent()) {
      return item.logicalId()
          + INDENT
          + item.statement().get()
          + (item.detail().isEmpty() ? "" : INDENT + theme.faint(item.detail()));
    }
    return item.logicalId()
        + INDENT
        + item.type()
        + (item.detail().isEmpty() ? "" : theme.faint(" (for " + item.detail() + ")"));
  }

  /** Returns who needs something, as it completes "for". */
  static String users(List<User> users) {
    List<String> all = users.stream().map(KeptText::user).distinct().toList();
    return all.isEmpty() ? "executions" : String.join(", and for ", all);
  }

  private static String user(User user) {
    String machine = "`" + user.machine() + "`";
    return switch (user.why()) {
      case RUNNING ->
          Words.count(user.executions().size(), "running execution")
              + " of "
              + machine
              + names(user.executions());
      case REDRIVABLE ->
          Words.count(user.executions().size(), "failed execution")
              + " of "
              + machine
              + " that can be redriven"
              + names(user.executions());
      case ALIAS -> "the alias `" + user.alias().orElse("") + "` of " + machine;
      case DEPLOYED ->
          "executions of " + machine + " that begin before the new definition is in effect";
    };
  }

  /** Returns the names of executions in parentheses, as they follow a count; long lists are cut. */
  static String names(List<String> executions) {
    String more = executions.size() > NAMED ? " and " + (executions.size() - NAMED) + " more" : "";
    return executions.stream().limit(NAMED).collect(Collectors.joining(", ", " (", more + ")"));
  }
}
