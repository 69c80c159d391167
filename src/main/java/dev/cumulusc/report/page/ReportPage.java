package dev.cumulusc.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.app.describe.Description;
import dev.cumulusc.app.describe.Description.Content;
import dev.cumulusc.app.describe.Description.LimitUse;
import dev.cumulusc.app.describe.Description.ResourceRow;
import dev.cumulusc.app.describe.Description.TaskRow;
import dev.cumulusc.app.describe.Description.WorkflowPart;
import dev.cumulusc.artifact.ContentHash;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.draw.Picture;
import dev.cumulusc.draw.Svg;
import dev.cumulusc.draw.layout.LayoutEngine;
import dev.cumulusc.report.TextReport;
import dev.cumulusc.source.ProgramData;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes a description as one page of HTML that needs nothing else, and no network. */
public final class ReportPage {
  private final Description description;
  private final LayoutEngine engine;
  private final Html html;

  private ReportPage(Description description, LayoutEngine engine) {
    this.description = description;
    this.engine = engine;
    this.html = new Html(description.content().map(Content::mask).orElse(UnaryOperator.identity()));
  }

  /** Returns the page. */
  public static String print(Description description, LayoutEngine engine) {
    return new ReportPage(description, engine).write();
  }

  private String write() {
    head();
    glance();
    findings();
    description
        .content()
        .ifPresent(
            content -> {
              workflows(content);
              new RoleSection(html).write(content.roles());
              limits(content);
              resources(content);
            });
    html.raw("</main>\n<script>").raw(resource("page.js")).raw("</script>\n</body>\n</html>\n");
    return html.toString();
  }

  private String title() {
    String folder = description.subject();
    return folder + " (deployment " + description.deployment() + ")";
  }

  /** Nothing is fetched, and no script runs but the page's own, whatever a name contains. */
  private void head() {
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
    html.raw(" style-src 'unsafe-inline'; img-src data:; script-src 'sha256-");
    html.raw(hash(resource("page.js")) + "'\">\n<link rel=\"icon\" href=\"data:,\">\n<title>");
    html.text(title().replace("`", "'")).raw("</title>\n<style>").raw(resource("page.css"));
    html.raw(Svg.styles()).raw("</style>\n</head>\n<body>\n");
    html.raw("<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header><h1>");
    html.text(title())
        .raw("</h1>\n<nav aria-label=\"Sections\"><a href=\"#findings\">Findings</a>");
    if (description.content().isPresent()) {
      html.raw("<a href=\"#workflows\">Workflows</a><a href=\"#roles\">Roles</a>");
      html.raw("<a href=\"#limits\">Limits</a><a href=\"#resources\">Resources</a>");
    }
    html.raw("</nav>\n<label class=\"search\">Search <input id=\"search\" type=\"search\"");
    html.raw(" autocomplete=\"off\" placeholder=\"a state, a role, a file (/)\"></label>");
    html.raw("<p id=\"found\" role=\"status\"></p></header>\n<main id=\"main\">\n");
  }

  private void glance() {
    html.raw("<section aria-label=\"At a glance\"><dl class=\"cards\">");
    description
        .content()
        .ifPresent(
            content -> {
              card("Stack", content.stack());
              card("Workflows", String.valueOf(content.workflows().size()));
              Tasks.counts(content.workflows())
                  .forEach((kind, count) -> card("Tasks: " + kind, String.valueOf(count)));
              card("Resources", String.valueOf(content.resources().size()));
              card("Roles", String.valueOf(content.roles().size()));
            });
    String count = TextReport.count(description.findings());
    card("Findings", count.isEmpty() ? "none" : count);
    html.raw("</dl></section>\n");
  }

  private void card(String name, String value) {
    html.raw("<div>").element("dt", name).element("dd", value).raw("</div>");
  }

  private void open(String id, String title) {
    html.raw("<section id=\"" + id + "\"><h2>").text(title).raw("</h2>\n");
  }

  private void findings() {
    open("findings", "Findings");
    if (description.findings().isEmpty()) {
      html.raw("<p>Nothing was found.</p>");
    } else {
      html.openTable("Findings", List.of("Severity", "Place", "What", "Rule"));
      for (Diagnostic each : description.findings()) {
        html.raw("<tr class=\"find " + each.severity().label() + "\">");
        html.element("td class=\"severity\"", each.severity().label());
        html.raw("<td>").code(each.at().toString()).raw("</td><td>").text(each.message());
        each.help().ifPresent(help -> html.raw("<p class=\"help\">").text(help).raw("</p>"));
        html.raw("</td><td>").code(each.rule().code()).text(" " + each.rule().name());
        html.raw("</td></tr>\n");
      }
      html.closeTable();
      html.raw("<p>").text("`cumulusc explain` and a rule's code say more.").raw("</p>");
    }
    html.raw("</section>\n");
  }

  private void workflows(Content content) {
    open("workflows", "Workflows");
    if (content.workflows().isEmpty() && content.removed().isEmpty()) {
      html.raw("<p>There is no workflow.</p>");
    } else {
      html.raw("<ul class=\"index\">");
      for (int i = 0; i < content.workflows().size(); i++) {
        html.raw("<li><a href=\"#workflow-" + i + "\">");
        html.text(content.workflows().get(i).name()).raw("</a></li>");
      }
      for (int i = 0; i < content.removed().size(); i++) {
        html.raw("<li><a href=\"#workflow-" + (content.workflows().size() + i) + "\">");
        html.text(content.removed().get(i).title()).raw("</a> (removed)</li>");
      }
      html.raw("</ul>\n");
    }
    for (int i = 0; i < content.workflows().size(); i++) {
      workflow(content.workflows().get(i), i);
    }
    for (int i = 0; i < content.removed().size(); i++) {
      removed(content.removed().get(i), content.workflows().size() + i);
    }
    html.raw("</section>\n");
  }

  private void workflow(WorkflowPart workflow, int number) {
    html.raw("<article class=\"find\" id=\"workflow-" + number + "\"><h3>").text(workflow.name());
    html.raw("</h3>\n<p>");
    html.text(workflow.type() == MachineType.EXPRESS ? "An express" : "A standard");
    html.text(" state machine with " + Words.count(workflow.picture().states(), "state") + ", ");
    html.code(workflow.logicalId()).raw("; <a href=\"#roles\">its role</a></p>\n");
    picture(workflow.picture(), number);
    if (!workflow.tasks().isEmpty()) {
      html.openTable(
          "Tasks of " + workflow.name(),
          List.of("State", "Runs on", "Why", "Memory and time", "Place"));
      for (TaskRow task : workflow.tasks()) {
        html.raw("<tr class=\"find\">").element("th scope=\"row\"", task.state());
        html.element("td", task.place()).element("td", task.why()).element("td", task.limits());
        html.raw("<td>").code(task.at().toString()).raw("</td></tr>\n");
      }
      html.closeTable();
    }
    html.raw("</article>\n");
  }

  private void removed(Picture picture, int number) {
    html.raw("<article class=\"find\" id=\"workflow-" + number + "\"><h3>").text(picture.title());
    html.raw("</h3>\n<p>Removed.</p>\n");
    picture(picture, number);
    html.raw("</article>\n");
  }

  private void picture(Picture picture, int number) {
    html.raw("<div class=\"wide picture\" tabindex=\"0\" role=\"region\" aria-label=\"");
    html.raw("Picture\">").raw(Svg.element(picture, engine, "picture-" + number));
    html.raw("</div>\n");
  }

  private void limits(Content content) {
    open("limits", "Limits");
    html.openTable("Limits of AWS", List.of("What", "Used", "Of", "Share"));
    for (LimitUse use : content.limits()) {
      html.raw("<tr class=\"find\">").element("th scope=\"row\"", use.what());
      html.element("td", number(use.used()) + " " + use.unit()).element("td", number(use.limit()));
      html.raw("<td><meter min=\"0\" max=\"" + use.limit() + "\" high=\"" + use.limit() * 4 / 5);
      html.raw("\" value=\"" + use.used() + "\"></meter> ");
      html.text(Math.round(100.0 * use.used() / use.limit()) + " %").raw("</td></tr>\n");
    }
    html.closeTable().raw("</section>\n");
  }

  private void resources(Content content) {
    open("resources", "Resources");
    html.openTable("Resources", List.of("Logical id", "Type", "Template", "Place"));
    for (ResourceRow row : content.resources()) {
      html.raw("<tr class=\"find\"><th scope=\"row\">").code(row.logicalId()).raw("</th>");
      html.element("td", row.type()).element("td", row.template());
      html.raw("<td>").code(row.at().toString()).raw("</td></tr>\n");
    }
    html.closeTable().raw("</section>\n");
  }

  private static String number(long value) {
    return Words.number(value);
  }

  private static String resource(String name) {
    return ProgramData.text(ReportPage.class, name);
  }

  private static String hash(String script) {
    return Base64.getEncoder().encodeToString(ContentHash.sha256().digest(script.getBytes(UTF_8)));
  }
}
