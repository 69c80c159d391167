package dev.cumulusc.report.page;

import dev.cumulusc.app.describe.Description;
import dev.cumulusc.app.describe.Description.Content;
import dev.cumulusc.app.describe.Description.LimitUse;
import dev.cumulusc.app.describe.Description.TaskRow;
import dev.cumulusc.app.describe.Description.WorkflowPart;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.draw.Mark;
import dev.cumulusc.draw.Mermaid;
import dev.cumulusc.draw.Picture;
import dev.cumulusc.report.TextReport;
import dev.cumulusc.source.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a description as the Markdown of a comment on a pull request. */
public final class ReportComment {
  /** What GitHub takes as one comment, in characters, less room for what a workflow adds. */
  private static final int MAX_LENGTH = 60_000;

  private static final int MAX_FINDINGS = 20;

  /** What Markdown or HTML could take for its own, mentions and links included. */
  private static final String MARKUP = "\\`*_[]<>#|~&@:";

  /**
   * Keeps apart what GitHub takes for a reference after Markdown is rendered, when an entity is the
   * character again; a reader sees nothing of it.
   */
  private static final String KEPT_APART = "<!-- -->";

  /** Mentions, issues, emoji, addresses and hashes of commits: where they are cut in two. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "@|#(?=\\d)|(?i:\\bGH-)(?=\\d)|:(?=[A-Za-z_+-][\\w+-]*:|100:|1234:|//)|(?i:\\bwww)(?=\\.)"
              + "|\\b[0-9a-f]{3}(?=[0-9a-f]{4,37}\\b)");

  private static final int MAX_NAMES = 50;

  /** A limit that is used for less than this part is not worth a line. */
  private static final double NOTABLE = 0.8;

  private final Description description;
  private final UnaryOperator<String> mask;
  private final StringBuilder out = new StringBuilder();

  /** The workflows that have no room. */
  private final List<String> without = new ArrayList<>();

  private ReportComment(Description description) {
    this.description = description;
    this.mask = description.content().map(Content::mask).orElse(UnaryOperator.identity());
  }

  /** Returns the comment. */
  public static String print(Description description) {
    return new ReportComment(description).write();
  }

  private String write() {
    String folder = description.subject();
    out.append("### cumulusc: ").append(text(folder)).append(" (deployment ");
    out.append(text(description.deployment())).append(")\n\n");
    description.content().ifPresent(this::glance);
    findings();
    description.content().ifPresent(this::workflows);
    return out.toString();
  }

  /** Those that changed come first, and are named even where their pictures have no room. */
  private void workflows(Content content) {
    Map<Boolean, List<WorkflowPart>> byChange =
        content.workflows().stream()
            .collect(Collectors.partitioningBy(each -> !each.picture().marks().isEmpty()));
    List<WorkflowPart> changed = byChange.getOrDefault(true, List.of());
    names(
        "**Removed**: ",
        content.removed().stream().map(picture -> text(picture.title())).toList(),
        "\n\n");
    Map<Boolean, List<String>> byNovelty =
        changed.stream()
            .collect(
                Collectors.partitioningBy(
                    each -> each.picture().isAll(Mark.ADDED),
                    Collectors.mapping(each -> text(each.name()), Collectors.toList())));
    names("**Added**: ", byNovelty.getOrDefault(true, List.of()), "\n\n");
    names("**Changed**: ", byNovelty.getOrDefault(false, List.of()), "\n\n");
    changed.forEach(this::workflow);
    content.removed().forEach(picture -> section(picture, ""));
    byChange.getOrDefault(false, List.of()).forEach(this::workflow);
    names("Too large for a comment: ", without, "\n");
  }

  private void names(String what, List<String> names, String after) {
    if (names.isEmpty()) {
      return;
    }
    out.append(what).append(names.stream().limit(MAX_NAMES).collect(Collectors.joining(", ")));
    if (names.size() > MAX_NAMES) {
      out.append(" and ").append(names.size() - MAX_NAMES).append(" more");
    }
    out.append('.').append(after);
  }

  private void glance(Content content) {
    List<String> parts = new ArrayList<>();
    parts.add(Words.count(content.workflows().size(), "workflow"));
    for (Map.Entry<String, Integer> each : Tasks.counts(content.workflows()).entrySet()) {
      parts.add(Words.count(each.getValue(), "task") + " (" + each.getKey() + ")");
    }
    parts.add(Words.count(content.resources().size(), "resource"));
    parts.add(Words.count(content.roles().size(), "role"));
    out.append(String.join(", ", parts)).append(".\n\n");
    for (LimitUse use : content.limits()) {
      if (use.used() >= NOTABLE * use.limit()) {
        out.append("- **").append(text(use.what())).append("**: ").append(use.used());
        out.append(" of ").append(use.limit()).append(' ').append(use.unit()).append("\n\n");
      }
    }
  }

  private void findings() {
    List<Diagnostic> all =
        description.findings().stream().filter(each -> each.severity() != Severity.NOTE).toList();
    String count = TextReport.count(description.findings());
    out.append(count.isEmpty() ? "Nothing was found.\n\n" : "Found " + count + ".\n\n");
    if (all.isEmpty()) {
      return;
    }
    out.append("| | Place | What |\n|---|---|---|\n");
    for (Diagnostic each : all.subList(0, Math.min(MAX_FINDINGS, all.size()))) {
      out.append("| ").append(each.severity().label()).append(' ').append(each.rule().code());
      out.append(" | ").append(text(each.at().toString())).append(" | ");
      out.append(text(each.message())).append(" |\n");
    }
    if (all.size() > MAX_FINDINGS) {
      out.append("\nand ").append(all.size() - MAX_FINDINGS).append(" more.\n");
    }
    out.append('\n');
  }

  private void workflow(WorkflowPart workflow) {
    StringBuilder table = new StringBuilder();
    if (!workflow.tasks().isEmpty()) {
      table.append("| State | Runs on | Why | Memory and time |\n|---|---|---|---|\n");
      for (TaskRow task : workflow.tasks()) {
        table.append("| ").append(text(task.state())).append(" | ").append(text(task.place()));
        table.append(" | ").append(text(task.why())).append(" | ").append(text(task.limits()));
        table.append(" |\n");
      }
    }
    section(workflow.picture(), table.toString());
  }

  private void section(Picture picture, String table) {
    StringBuilder part = new StringBuilder("<details><summary>");
    part.append(text(picture.title())).append(": ");
    part.append(Words.count(picture.states(), "state")).append("</summary>\n\n");
    part.append(
        Mermaid.excess(picture)
            .map(why -> "No picture: " + why + ".\n\n")
            .orElseGet(() -> "```mermaid\n" + Mermaid.print(picture) + "```\n\n"));
    part.append(table).append("\n</details>\n\n");
    if (out.length() + part.length() <= MAX_LENGTH) {
      out.append(part);
    } else {
      without.add(text(picture.title()));
    }
  }

  /**
   * Returns text of which nothing is markup, mentions nobody, and ends no row; what stands in
   * backticks becomes code.
   */
  private String text(String text) {
    return Html.marked(Printable.line(mask.apply(text)), ReportComment::escaped);
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    Matcher reference = REFERENCE.matcher(text);
    int done = 0;
    while (reference.find()) {
      escape(text.substring(done, reference.end()), safe);
      safe.append(KEPT_APART);
      done = reference.end();
    }
    escape(text.substring(done), safe);
    return safe.toString();
  }

  private static void escape(String text, StringBuilder safe) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each == '$') {
        // Else what is between two of them is a formula to GitHub.
        safe.append("<span>$</span>");
      } else if (MARKUP.indexOf(each) >= 0) {
        safe.append("&#").append((int) each).append(';');
      } else {
        safe.append(each);
      }
    }
  }
}
