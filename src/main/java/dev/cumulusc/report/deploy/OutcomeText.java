package dev.cumulusc.report.deploy;

import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.deploy.watch.Operation;
import dev.cumulusc.deploy.watch.Outcome;
import dev.cumulusc.deploy.watch.ResourceTimes;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.deploy.watch.cause.Failure;
import dev.cumulusc.deploy.watch.cause.RootCause;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.report.SourceExcerpt;
import dev.cumulusc.report.Theme;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import java.time.Duration;
import java.util.List;

/**
 * How an operation ended, for people: the cause once, then what became of the stack, then how on.
 */
public final class OutcomeText {
  private static final int MAX_OTHERS = 5;
  private static final int MAX_SLOW = 5;

  /** How many characters of a reason are shown; the lines for programs have all of it. */
  private static final int MAX_REASON = 2000;

  private static final Duration SLOW = Duration.ofSeconds(30);

  private final Theme theme;

  public OutcomeText(Theme theme) {
    this.theme = theme;
  }

  /** Returns an outcome's name for programs. */
  static String name(Outcome outcome) {
    if (outcome instanceof Outcome.Succeeded) {
      return "succeeded";
    }
    if (outcome instanceof Outcome.Deleted) {
      return "deleted";
    }
    if (outcome instanceof Outcome.RolledBack) {
      return "rolled-back";
    }
    if (outcome instanceof Outcome.NeedsRecovery) {
      return "needs-recovery";
    }
    if (outcome instanceof Outcome.TimedOut) {
      return "timed-out";
    }
    return outcome instanceof Outcome.Detached ? "detached" : "lost-sight";
  }

  /**
   * Returns what is to be said at the end.
   *
   * @param again the command that goes on from here: {@code cumulusc deploy app}
   */
  public String print(WatchResult watched, String again) {
    StringBuilder text = new StringBuilder();
    Outcome outcome = watched.outcome();
    if (outcome.isSuccess()) {
      text.append(theme.good(done(watched)))
          .append(" in ")
          .append(Durations.text(watched.elapsed()))
          .append(".\n");
      slowest(watched, text);
      leftovers(watched)
          .forEach(
              sentence ->
                  text.append(theme.changed("warning")).append(": ").append(sentence).append('\n'));
    } else if (outcome.isOver()) {
      cause(RootCause.of(watched.events()), watched, text);
      text.append(result(watched)).append('\n');
      slowest(watched, text);
      text.append(next(watched, again)).append('\n');
    } else {
      text.append(unwatched(watched)).append(" `").append(again).append("` watches it again.\n");
    }
    return text.toString();
  }

  private static String done(WatchResult watched) {
    String name = "`" + watched.operation().stackName() + "`";
    return switch (watched.operation().kind()) {
      case CREATE -> "Created " + name;
      case UPDATE -> "Updated " + name;
      case DELETE -> "Deleted " + name;
      case ROLLBACK -> "Rolled back " + name;
      case IMPORT -> "Imported into " + name;
    };
  }

  /** Names the resources that took most of the time, where it was a while. */
  private void slowest(WatchResult watched, StringBuilder text) {
    List<String> slow =
        ResourceTimes.of(watched.events()).stream()
            .filter(each -> each.time().compareTo(SLOW) >= 0)
            .limit(MAX_SLOW)
            .map(each -> each.path() + " " + Durations.text(each.time()))
            .toList();
    if (!slow.isEmpty()) {
      text.append(theme.faint("Slowest: " + String.join(", ", slow))).append('\n');
    }
  }

  /** Returns a sentence on each resource that a successful update could not remove. */
  static List<String> leftovers(WatchResult watched) {
    // CloudFormation forgets these; what a deletion could not remove is its failure.
    return !watched.outcome().isSuccess() || watched.operation().kind() == Operation.Kind.DELETE
        ? List.of()
        : watched.events().stream()
            .filter(seen -> seen.event().status().name().equals("DELETE_FAILED"))
            .map(
                seen ->
                    "`"
                        + seen.path()
                        + "` could not be removed, and is no part of the stack any more: "
                        + seen.event().physicalId().orElse(""))
            .toList();
  }

  private void cause(RootCause cause, WatchResult watched, StringBuilder text) {
    if (watched.cancelled() && cause.others().isEmpty() && ofPeople(cause)) {
      return;
    }
    cause.first().ifPresent(failure -> print(failure, "failed", text));
    List<Failure> others = cause.others();
    others.stream()
        .limit(MAX_OTHERS)
        .forEach(
            failure ->
                text.append("Also failed: `")
                    .append(failure.seen().path())
                    .append("`: ")
                    .append(Words.shortened(failure.reason(), MAX_REASON))
                    .append('\n'));
    if (others.size() > MAX_OTHERS) {
      text.append("And ").append(others.size() - MAX_OTHERS).append(" more.\n");
    }
    cause.ofRollback().ifPresent(failure -> print(failure, "failed while it was undone", text));
  }

  /** Returns whether nothing failed: somebody stopped it. */
  private static boolean ofPeople(RootCause cause) {
    return cause.first().map(first -> first.seen().event().isOfStack()).orElse(true);
  }

  private void print(Failure failure, String what, StringBuilder text) {
    String path = failure.seen().path();
    text.append(theme.alarming("error"))
        .append(": `")
        .append(path.isEmpty() ? failure.seen().event().stackName() : path)
        .append("` (")
        .append(failure.seen().event().type())
        .append(") ")
        .append(what)
        .append(": ")
        .append(Words.sentence(Words.shortened(failure.reason(), MAX_REASON)))
        .append(
            failure
                .code()
                .filter(code -> !failure.reason().contains(code))
                .map(code -> " (" + code + ")")
                .orElse(""))
        .append('\n');
    failure.seen().origin().ifPresent(origin -> place(origin, text));
    failure.advice().forEach(line -> text.append("  help: ").append(line).append('\n'));
  }

  private void place(Origin origin, StringBuilder text) {
    SourceSpan at = origin.primary();
    text.append("  at ").append(theme.strong(at.toString())).append('\n');
    String margin = " ".repeat(Integer.toString(at.line()).length() + 2);
    SourceExcerpt.of(at)
        .ifPresent(
            excerpt -> {
              text.append(theme.faint(" " + at.line() + " | ")).append(excerpt.line()).append('\n');
              text.append(theme.faint(margin + "| "))
                  .append(theme.bad(excerpt.underline()))
                  .append('\n');
            });
    for (Origin.Step step : origin.steps()) {
      text.append(margin).append("= ").append(step.text());
      step.at().ifPresent(via -> text.append(" at ").append(via));
      text.append('\n');
    }
  }

  /** Describes what became of the stack. */
  private String result(WatchResult watched) {
    String subject =
        "The "
            + watched.operation().kind().noun()
            + " of `"
            + watched.operation().stackName()
            + "` "
            + (watched.cancelled() ? "was cancelled" : "failed")
            + " after "
            + Durations.text(watched.elapsed());
    Status status = watched.outcome().status();
    return switch (status.name()) {
      case "UPDATE_ROLLBACK_COMPLETE", "IMPORT_ROLLBACK_COMPLETE" ->
          subject + " and was rolled back completely: the stack is as it was before.";
      case "ROLLBACK_COMPLETE" ->
          subject + " and was rolled back completely: what is left is an empty stack.";
      case "DELETE_COMPLETE" -> subject + ", and the stack was deleted: nothing is left of it.";
      case "CREATE_FAILED", "UPDATE_FAILED" ->
          subject + ", and the stack was left as it is (" + status + "): rollback is disabled.";
      case "DELETE_FAILED" -> subject + ": some resources are still there (" + status + ").";
      default ->
          watched.operation().kind() == Operation.Kind.ROLLBACK
              ? subject + " (" + status + ")."
              : subject + ", and so did its rollback (" + status + ").";
    };
  }

  private static String next(WatchResult watched, String again) {
    if (watched.cancelled() && watched.outcome() instanceof Outcome.RolledBack) {
      return "Next: `" + again + "` begins anew.";
    }
    String name = watched.operation().stackName();
    return switch (watched.outcome().status().name()) {
      case "ROLLBACK_COMPLETE", "ROLLBACK_FAILED" ->
          "Next: fix the cause, then `"
              + again
              + "`, which asks before it deletes what is left of `"
              + name
              + "` (without a terminal, `--recover` agrees to that).";
      case "UPDATE_ROLLBACK_FAILED" ->
          "Next: fix what keeps the rollback from going on, then `"
              + again
              + "`, which offers to go on with it, or without the resources that block it (without a"
              + " terminal, by `--recover` and `--recover-without ID`).";
      case "CREATE_FAILED", "UPDATE_FAILED" ->
          "Next: fix the cause, then `" + again + "` goes on from there, or offers to roll back.";
      case "DELETE_FAILED" ->
          "Next: `"
              + again
              + "` tries again, and offers to keep what can't be deleted (without a terminal,"
              + " `cumulusc delete` keeps it by `--retain ID` or `--force`).";
      default -> "Next: fix the cause, then `" + again + "`.";
    };
  }

  /** Returns why an operation is not watched any more, and that it goes on. */
  static String unwatched(WatchResult watched) {
    String name = "`" + watched.operation().stackName() + "`";
    String goesOn =
        "The " + watched.operation().kind().noun() + " of " + name + " goes on in the account";
    Outcome outcome = watched.outcome();
    if (outcome instanceof Outcome.LostSight lost) {
      return lost.reason() + " " + goesOn + " without being watched.";
    }
    return outcome instanceof Outcome.TimedOut
        ? goesOn + "; it has taken longer than `--timeout` allows."
        : goesOn + " without being watched.";
  }
}
