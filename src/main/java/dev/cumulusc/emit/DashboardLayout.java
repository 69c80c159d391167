package dev.cumulusc.emit;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Places widgets side by side, in rows of the dashboard's width. */
final class DashboardLayout {
  /** The dashboard's width, in the units of widgets. */
  private static final int WIDTH = 24;

  /** What stands for the alarm's name in the ARN of the template. */
  private static final String PLACEHOLDER = "alarmTemplate";

  private final Diagnostics diagnostics;
  private final List<Node> placed = new ArrayList<>();
  private int x;
  private int y;
  private int rowHeight;

  DashboardLayout(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  List<Node> widgets() {
    return placed;
  }

  /** Places widgets after those that are there; a row is as high as its last widget. */
  void place(List<MappingNode> widgets) {
    widgets.forEach(this::place);
  }

  private void place(MappingNode widget) {
    int width = size(widget, "width");
    if (x + width > WIDTH) {
      x = 0;
      y += rowHeight;
    }
    placed.add(
        widget
            .with(key("x", widget), ScalarNode.integer(x, widget.origin()))
            .with(key("y", widget), ScalarNode.integer(y, widget.origin())));
    x += width;
    rowHeight = size(widget, "height");
  }

  private int size(MappingNode widget, String name) {
    Optional<Integer> size = widget.scalar(name).flatMap(DashboardLayout::whole);
    if (size.isEmpty()) {
      diagnostics.report(
          EmitRules.WIDGET_WITHOUT_SIZE,
          widget.get(name).orElse(widget).origin(),
          "The widget needs a whole number for its `" + name + "`.");
    }
    return size.orElse(0);
  }

  private static Optional<Integer> whole(ScalarNode scalar) {
    try {
      return Optional.of(Integer.parseInt(scalar.text()));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  /** Returns the widget of an alarm: its name is the title, and stands in the ARN. */
  static MappingNode named(MappingNode template, String alarm) {
    MappingNode properties =
        template.mapping("properties").orElseGet(() -> MappingNode.empty(template.origin()));
    MappingNode titled =
        properties.with(key("title", template), ScalarNode.string(alarm, template.origin()));
    Optional<MappingNode> annotations = properties.mapping("annotations");
    Optional<SequenceNode> arns = annotations.flatMap(found -> found.sequence("alarms"));
    if (annotations.isPresent() && arns.isPresent()) {
      SequenceNode replaced = arns.get().withItems(replaceFirst(arns.get().items(), alarm));
      titled =
          titled.with(
              key("annotations", template),
              annotations.get().with(key("alarms", template), replaced));
    }
    return template.with(key("properties", template), titled);
  }

  private static List<Node> replaceFirst(List<Node> arns, String alarm) {
    List<Node> replaced = new ArrayList<>(arns);
    if (!replaced.isEmpty() && replaced.get(0) instanceof ScalarNode arn) {
      String text = arn.text();
      int at = text.indexOf(PLACEHOLDER);
      if (at >= 0) {
        String named = text.substring(0, at) + alarm + text.substring(at + PLACEHOLDER.length());
        replaced.set(0, arn.withText(named, arn.origin()));
      }
    }
    return replaced;
  }

  private static ScalarNode key(String name, MappingNode widget) {
    return ScalarNode.string(name, widget.origin());
  }
}
