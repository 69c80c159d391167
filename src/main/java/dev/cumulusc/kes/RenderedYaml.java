package dev.cumulusc.kes;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.kes.handlebars.RenderedText;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.resolve.MergeKeys;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SecretTexts;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the YAML that a template rendered to; all places are those of the template itself. */
final class RenderedYaml {
  private final RenderedText text;
  private final SourceFile rendered;

  private RenderedYaml(RenderedText text) {
    this.text = text;
    this.rendered = SourceFile.of(text.template().name(), text.text());
  }

  /** Reads a rendered template; nothing is returned if it is not YAML, which is reported. */
  static Optional<MappingNode> read(RenderedText text, Diagnostics diagnostics) {
    RenderedYaml yaml = new RenderedYaml(text);
    Diagnostics found = diagnostics.changing(yaml::inTemplate);
    Optional<Node> node =
        YamlLoader.ofTemplate(found).load(yaml.rendered).map(new MergeKeys(found)::apply);
    if (node.isEmpty() || found.hasErrors()) {
      return Optional.empty();
    }
    if (!(node.get() instanceof MappingNode mapping)) {
      diagnostics.report(
          KesRules.NOT_A_TEMPLATE,
          text.template().start(),
          "A template has to render to a mapping, but this is " + node.get().describe() + ".");
      return Optional.empty();
    }
    MappingNode template = yaml.inTemplate(mapping);
    text.template().hide(() -> SecretTexts.of(text.template(), template));
    return Optional.of(template);
  }

  private Diagnostic inTemplate(Diagnostic found) {
    List<Origin.Step> notes = new ArrayList<>(printedAt(found.at()));
    for (Origin.Step note : found.notes()) {
      notes.add(new Origin.Step(note.text(), note.at().map(this::inTemplate)));
      note.at().ifPresent(at -> notes.addAll(printedAt(at)));
    }
    return found
        .with()
        .at(inTemplate(found.at()))
        .notes(notes.stream().distinct().toList())
        .fix(Optional.empty())
        .build();
  }

  /** Returns which values of the configuration were printed at a place. */
  private List<Origin.Step> printedAt(SourceSpan span) {
    return span.file() == rendered ? text.origin(start(span), end(span)).steps() : List.of();
  }

  private SourceSpan inTemplate(SourceSpan span) {
    return span.file() == rendered ? text.span(start(span), end(span)) : span;
  }

  private MappingNode inTemplate(MappingNode mapping) {
    return new MappingNode(
        mapping.entries().stream()
            .map(entry -> new MappingNode.Entry(inTemplate(entry.key()), inTemplate(entry.value())))
            .toList(),
        mapping.tag(),
        inTemplate(mapping.origin(), false));
  }

  private ScalarNode inTemplate(ScalarNode scalar) {
    Origin whole = inTemplate(scalar.origin(), true);
    SourceSpan span = scalar.span();
    boolean hasParts = scalar.text().contains("\"") || scalar.text().contains("${");
    if (span.file() != rendered || !hasParts) {
      return scalar.withOrigin(whole);
    }
    // JSON, or a string with references: what is wrong is wrong with a part of it.
    ScalarParts parts = new ScalarParts(scalar.text(), text, start(span), end(span));
    return scalar.withOrigin(new Origin.Printed(whole, parts));
  }

  private Node inTemplate(Node node) {
    if (node instanceof MappingNode mapping) {
      return inTemplate(mapping);
    }
    if (node instanceof SequenceNode list) {
      return new SequenceNode(
          list.items().stream().map(this::inTemplate).toList(),
          list.tag(),
          inTemplate(list.origin(), false));
    }
    return inTemplate((ScalarNode) node);
  }

  /** Returns an origin in the template, for a single value with what was printed into it. */
  private Origin inTemplate(Origin origin, boolean single) {
    if (origin instanceof Origin.Merged merged) {
      return new Origin.Merged(
          inTemplate(merged.value(), single), merged.how(), inTemplate(merged.via()));
    }
    SourceSpan span = origin.primary();
    return single && span.file() == rendered
        ? text.origin(start(span), end(span))
        : Origin.written(inTemplate(span));
  }

  private int start(SourceSpan span) {
    return rendered.offset(span.line(), span.column());
  }

  private int end(SourceSpan span) {
    return rendered.offset(span.endLine(), span.endColumn());
  }
}
