package dev.cumulusc.report.deploy;

import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.deploy.watch.Progress;
import dev.cumulusc.deploy.watch.Progress.ResourceProgress;
import dev.cumulusc.deploy.watch.Progress.StackProgress;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.report.Theme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A picture of an operation in lines. */
final class ProgressText {
  private static final Duration SLOW = Duration.ofMinutes(1);
  private static final int MAX_RESOURCES = 8;
  private static final int MAX_STACKS = 8;
  private static final int MAX_NAMES = 3;

  /** What resources that take long wait for, by the end of their types. */
  private static final Map<String, String> WAITS =
      Map.of(
          "::WaitCondition", "for signals",
          "ECS::Service", "until its tasks run steadily",
          "::AutoScalingGroup", "for its instances",
          "::CustomResource", "for the answer of its function",
          "Elasticsearch::Domain", "for the domain's nodes",
          "OpenSearchService::Domain", "for the domain's nodes",
          "RDS::DBInstance", "for the database to start",
          "RDS::DBCluster", "for the database to start",
          "CloudFront::Distribution", "until all edges have it");

  private final Theme theme;

  ProgressText(Theme theme) {
    this.theme = theme;
  }

  /** Returns the lines of a block: stacks, what is in progress, what is the matter. */
  List<String> block(Progress progress) {
    List<String> lines = new ArrayList<>();
    lines.add(
        theme.strong(progress.operation().stackName())
            + "  "
            + status(progress.stack().status())
            + "  "
            + Durations.text(progress.elapsed())
            + theme.faint("  " + counts(progress.stack())));
    List<StackProgress> nested = nested(progress.stack());
    nested.stream()
        .filter(stack -> stack.status().isInProgress())
        .limit(MAX_STACKS)
        .forEach(stack -> lines.add(stackLine(stack)));
    List<ResourceProgress> resources = resources(progress);
    resources.stream().limit(MAX_RESOURCES).forEach(resource -> lines.add(line(resource)));
    if (resources.size() > MAX_RESOURCES) {
      lines.add(theme.faint("  and " + (resources.size() - MAX_RESOURCES) + " more in progress"));
    }
    progress.outage().ifPresent(sentence -> lines.add(theme.changed("  " + sentence)));
    return lines;
  }

  /** Returns one line that says that time goes by. */
  String heartbeat(Progress progress) {
    List<ResourceProgress> resources = resources(progress);
    String current =
        String.join(
            ", ",
            resources.stream()
                .limit(MAX_NAMES)
                .map(resource -> resource.path() + " " + Durations.text(resource.elapsed()))
                .toList());
    return progress.operation().stackName()
        + " "
        + (progress.stack().status().name().isEmpty() ? "(waiting)" : progress.stack().status())
        + " for "
        + Durations.text(progress.elapsed())
        + ": "
        + counts(progress.stack())
        + (current.isEmpty()
            ? ""
            : " (" + current + (resources.size() > MAX_NAMES ? ", ..." : "") + ")")
        + progress.outage().map(sentence -> ". " + sentence).orElse("");
  }

  String status(Status status) {
    if (status.name().isEmpty()) {
      return theme.faint("waiting");
    }
    if (status.isFailed() || status.isRollback()) {
      return theme.bad(status.name());
    }
    return status.isSuccess() ? theme.good(status.name()) : theme.changed(status.name());
  }

  private String stackLine(StackProgress stack) {
    return "  "
        + theme.strong(stack.path())
        + "  "
        + status(stack.status())
        + "  "
        + Durations.text(stack.elapsed())
        + theme.faint("  " + counts(stack));
  }

  private String line(ResourceProgress resource) {
    String doing = doing(resource.status()) + " " + Durations.text(resource.elapsed());
    StringBuilder line = new StringBuilder("  ");
    line.append(resource.path())
        .append(theme.faint("  " + resource.type().replaceFirst("^AWS::", "") + "  "))
        .append(resource.elapsed().compareTo(SLOW) < 0 ? doing : theme.changed(doing));
    String waits = waits(resource);
    if (!waits.isEmpty()) {
      line.append(theme.faint("  " + waits));
    }
    return line.toString();
  }

  private static String waits(ResourceProgress resource) {
    List<String> parts = new ArrayList<>();
    WAITS.forEach(
        (type, what) -> {
          if (resource.type().endsWith(type)) {
            parts.add("waits " + what);
          }
        });
    if (resource.type().startsWith("Custom::")) {
      parts.add("waits for the answer of its function");
    }
    List<String> others = resource.awaitedBy();
    if (!others.isEmpty()) {
      String names = String.join(", ", others.subList(0, Math.min(MAX_NAMES, others.size())));
      parts.add(
          names
              + (others.size() > MAX_NAMES ? " and " + (others.size() - MAX_NAMES) + " more" : "")
              + (others.size() == 1 ? " waits" : " wait")
              + " for it");
    }
    return String.join("; ", parts);
  }

  private static String doing(Status status) {
    return switch (status.name()) {
      case "CREATE_IN_PROGRESS" -> "creating";
      case "UPDATE_IN_PROGRESS" -> "updating";
      case "DELETE_IN_PROGRESS" -> "deleting";
      case "IMPORT_IN_PROGRESS" -> "importing";
      default -> status.name();
    };
  }

  /** Counts the resources of a stack and of all that is nested in it. */
  private static String counts(StackProgress stack) {
    int[] counts = new int[4];
    add(stack, counts);
    List<String> parts = new ArrayList<>();
    parts.add(counts[0] + " done");
    parts.add(counts[1] + " in progress");
    parts.add(counts[2] + " pending");
    if (counts[3] > 0) {
      parts.add(Words.count(counts[3], "failure"));
    }
    return String.join(", ", parts);
  }

  private static void add(StackProgress stack, int[] counts) {
    counts[0] += stack.done();
    counts[1] += stack.inProgress().size();
    counts[2] += stack.pending().size();
    counts[3] += stack.failed();
    stack.nested().forEach(inner -> add(inner, counts));
  }

  private static List<StackProgress> nested(StackProgress stack) {
    List<StackProgress> all = new ArrayList<>();
    for (StackProgress inner : stack.nested()) {
      all.add(inner);
      all.addAll(nested(inner));
    }
    return all;
  }

  private static List<ResourceProgress> resources(Progress progress) {
    List<ResourceProgress> all = new ArrayList<>(progress.stack().inProgress());
    nested(progress.stack()).forEach(stack -> all.addAll(stack.inProgress()));
    all.sort((a, b) -> b.elapsed().compareTo(a.elapsed()));
    return all;
  }
}
