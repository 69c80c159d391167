package dev.cumulusc.draw;

import dev.cumulusc.diagnostic.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes pictures as Mermaid flowcharts, which GitHub draws in comments and documents. */
public final class Mermaid {
  private static final String BREAK = "<br/>";

  /** How many arrows Mermaid draws unless whoever runs it allows more: {@code maxEdges}. */
  private static final int MAX_ARROWS = 500;

  /** How many characters a picture may have: {@code maxTextSize}. */
  private static final int MAX_LENGTH = 50_000;

  /** Colours that are readable on light and on dark pages, since each sets its text, too. */
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("lambda", "fill:#ffe8cc,stroke:#d9730d,color:#3d2300"),
          Map.entry("docker", "fill:#d6ebff,stroke:#1668b8,color:#06243f"),
          Map.entry("fargate", "fill:#dcd9ff,stroke:#5546c4,color:#1d1652"),
          Map.entry("activity", "fill:#d9f2f0,stroke:#0f766e,color:#042f2e"),
          Map.entry("service", "fill:#f3dcf2,stroke:#a3309b,color:#3f0d3b"),
          Map.entry("task", "fill:#eeeeee,stroke:#666666,color:#222222"),
          Map.entry("wait", "fill:#fff6c9,stroke:#9a7b00,color:#3b2f00"),
          Map.entry("choice", "fill:#f2f2f2,stroke:#444444,color:#222222"),
          Map.entry("pass", "fill:#ffffff,stroke:#888888,color:#222222"),
          Map.entry("succeed", "fill:#d8f3dc,stroke:#2d7d46,color:#0b2e17"),
          Map.entry("fail", "fill:#fbd9d9,stroke:#b42318,color:#450a06"),
          Map.entry("unknown", "fill:#ffffff,stroke:#b42318,color:#222222,stroke-dasharray:2 2"),
          Map.entry("added", "stroke:#1a7f37,stroke-width:4px"),
          Map.entry("removed", "stroke:#cf222e,stroke-width:4px,stroke-dasharray:6 3"),
          Map.entry("changed", "stroke:#bf8700,stroke-width:4px"),
          Map.entry("reached", "stroke:#1a7f37,stroke-width:4px"),
          Map.entry("missed", "opacity:0.45"));

  private final StringBuilder out = new StringBuilder();

  /** The numbers of the arrows that have a mark; Mermaid counts them from 0. */
  private final Map<Mark, List<Integer>> marked = new EnumMap<>(Mark.class);

  private final Set<String> classes = new TreeSet<>();
  private int links;

  private Mermaid() {}

  /**
   * Returns why Mermaid does not draw a picture, if so. A flowchart can't raise these limits
   * itself.
   *
   * @see <a href="https://mermaid.js.org/config/schema-docs/config.html">Mermaid's
   *     configuration</a>
   */
  public static Optional<String> excess(Picture picture) {
    Mermaid mermaid = new Mermaid();
    int length = mermaid.write(picture).length();
    if (mermaid.links > MAX_ARROWS) {
      return Optional.of(
          "it has "
              + Words.count(mermaid.links, "arrow")
              + ", but Mermaid draws at most "
              + MAX_ARROWS);
    }
    return length > MAX_LENGTH
        ? Optional.of(
            "it takes "
                + Words.count(length, "character")
                + ", but Mermaid reads at most "
                + MAX_LENGTH)
        : Optional.empty();
  }

  /** Returns a picture as a flowchart, with a line break at the end. */
  public static String print(Picture picture) {
    return new Mermaid().write(picture);
  }

  private String write(Picture picture) {
    out.append("flowchart TD\n");
    out.append("  accTitle: ").append(line(picture.title())).append('\n');
    region(picture.root(), "  ");
    classes.forEach(
        name ->
            out.append("  classDef ")
                .append(name)
                .append(' ')
                .append(CLASSES.get(name))
                .append('\n'));
    marked.forEach(
        (mark, numbers) ->
            out.append("  linkStyle ")
                .append(numbers.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .append(' ')
                .append(linkStyle(mark))
                .append('\n'));
    return out.toString();
  }

  private void region(Region region, String indent) {
    region.boxes().forEach(box -> box(box, indent));
    for (Link link : region.links()) {
      out.append(indent).append(link.from()).append(' ').append(arrow(link)).append(' ');
      out.append(link.to()).append('\n');
      if (link.mark() != Mark.NONE) {
        marked.computeIfAbsent(link.mark(), unseen -> new ArrayList<>()).add(links);
      }
      links++;
    }
  }

  private static String linkStyle(Mark mark) {
    return switch (mark) {
      case REMOVED -> "stroke:#cf222e,stroke-dasharray:6 3";
      case CHANGED -> "stroke:#bf8700,stroke-width:3px";
      case MISSED -> "opacity:0.45";
      case ADDED, REACHED, NONE -> "stroke:#1a7f37,stroke-width:3px";
    };
  }

  private static String arrow(Link link) {
    String line = link.kind() == Link.Kind.CATCH ? "-.->" : "-->";
    return link.label().isEmpty() ? line : line + "|" + quoted(link.label()) + "|";
  }

  private void box(Box box, String indent) {
    if (!box.regions().isEmpty()) {
      container(box, indent);
      return;
    }
    out.append(indent).append(box.id());
    switch (box.kind()) {
      case START, END -> out.append("((").append(label(box)).append("))");
      case CHOICE -> out.append("{{").append(label(box)).append("}}");
      case WAIT, SUCCEED, FAIL -> out.append("([").append(label(box)).append("])");
      case DOCKER, FARGATE -> out.append("[[").append(label(box)).append("]]");
      default -> out.append('[').append(label(box)).append(']');
    }
    out.append('\n');
    classes(box, indent);
  }

  private void classes(Box box, String indent) {
    if (box.regions().isEmpty() && !box.kind().isPoint()) {
      classify(box, box.kind().style(), indent);
    }
    if (box.mark() != Mark.NONE) {
      classify(box, box.mark().style(), indent);
    }
  }

  private void classify(Box box, String name, String indent) {
    if (CLASSES.containsKey(name)) {
      classes.add(name);
      out.append(indent).append("class ").append(box.id()).append(' ').append(name).append('\n');
    }
  }

  private void container(Box box, String indent) {
    out.append(indent).append("subgraph ").append(box.id()).append('[').append(label(box));
    out.append("]\n");
    String inner = indent + "  ";
    int number = 0;
    for (Region region : box.regions()) {
      number++;
      out.append(inner).append("subgraph ").append(box.id()).append('r').append(number);
      out.append('[').append(quoted(region.label())).append("]\n");
      region(region, inner + "  ");
      out.append(inner).append("end\n");
    }
    out.append(indent).append("end\n");
    classes(box, indent);
  }

  private static String label(Box box) {
    boolean isPoint = box.kind().isPoint();
    String name = isPoint ? box.kind().label().toLowerCase(Locale.ROOT) : box.name();
    StringBuilder label = new StringBuilder(MermaidText.escaped(name));
    if (!box.detail().isEmpty()) {
      label.append(BREAK).append(MermaidText.escaped(box.detail()));
    }
    for (Box.Retry retry : box.retries()) {
      label.append(BREAK).append("↻ ").append(MermaidText.escaped(retry.text()));
    }
    if (box.mark() != Mark.NONE && box.mark() != Mark.REACHED) {
      label.append(BREAK).append('[').append(box.mark().label()).append(']');
    }
    return "\"" + label + "\"";
  }

  private static String quoted(String text) {
    return "\"" + MermaidText.escaped(text) + "\"";
  }

  /** A title takes a line as it is; what could end or begin something in it is left out. */
  private static String line(String text) {
    return text.replaceAll("[^\\p{L}\\p{N} ._-]", " ").strip();
  }
}
