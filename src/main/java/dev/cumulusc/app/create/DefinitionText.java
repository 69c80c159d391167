package dev.cumulusc.app.create;

import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.template.SubText;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text of a definition as an application has it. By itself a definition has nothing but text,
 * so that <code>${...}</code> in the middle of a string is written <code>${!...}</code>, which
 * CloudFormation prints as it was. A string that is <code>${NAME}</code> as a whole, or an ARN with
 * that in it, is useless as text: whoever deploys the definition puts a value there, as SAM does by
 * {@code DefinitionSubstitutions}. Such a value becomes a variable of the configuration.
 */
final class DefinitionText {
  /** The mapping of the configuration that has the values. */
  static final String VARIABLES = "substitutions";

  private static final String PSEUDO_PARAMETER = "AWS::";

  private final List<Edit> edits = new ArrayList<>();
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final List<Kept> kept = new ArrayList<>();
  private final SourceFile file;

  private DefinitionText(SourceFile file) {
    this.file = file;
  }

  private record Edit(int start, int end, String text) {}

  /**
   * A value that the definition lacks.
   *
   * @param name its name in the mapping of the configuration
   * @param placeholder what stands for it, so that the application compiles
   */
  record Value(String written, String name, String placeholder, SourceSpan at) {}

  /**
   * What looks like a reference.
   *
   * @param now what stands there now
   */
  record Kept(String written, String now, SourceSpan at) {}

  /**
   * What a definition becomes.
   *
   * @param values the values that it lacks, each once
   * @param texts what stays text, by another spelling
   * @param references what is a reference from now on
   */
  record Rewritten(String text, List<Value> values, List<Kept> texts, List<Kept> references) {}

  /** Returns a definition's text for an application. */
  static Rewritten of(SourceFile file, Node definition) {
    DefinitionText made = new DefinitionText(file);
    made.visit("", definition);
    made.edits.sort(Comparator.comparingInt(Edit::start).reversed());
    StringBuilder text = new StringBuilder(file.text());
    made.edits.forEach(edit -> text.replace(edit.start(), edit.end(), edit.text()));
    Map<Boolean, List<Kept>> byChange =
        made.kept.stream()
            .collect(Collectors.partitioningBy(each -> !each.now().equals(each.written())));
    return new Rewritten(
        text.toString(),
        List.copyOf(made.values.values()),
        byChange.getOrDefault(true, List.of()),
        byChange.getOrDefault(false, List.of()));
  }

  private void visit(String field, Node node) {
    if (node instanceof MappingNode mapping) {
      for (MappingNode.Entry entry : mapping.entries()) {
        scalar("", entry.key(), true);
        visit(entry.name(), entry.value());
      }
    } else if (node instanceof SequenceNode list) {
      list.items().forEach(item -> visit(field, item));
    } else {
      scalar(field, (ScalarNode) node, false);
    }
  }

  /**
   * @param isName whether it is a name, which is always text
   */
  private void scalar(String field, ScalarNode scalar, boolean isName) {
    int offset = file.offset(scalar.span().line(), scalar.span().column());
    String raw = scalar.span().text();
    boolean isAddress = !isName && (field.equals("Resource") || scalar.text().startsWith("arn:"));
    List<SubText.Piece> all = SubText.parse(scalar.text());
    boolean isWhole = !isName && all.size() == 1 && all.get(0) instanceof SubText.Reference;
    StringBuilder changed = new StringBuilder();
    boolean hasVariable = false;
    for (SubText.Piece piece : SubText.parse(raw)) {
      String written = raw.substring(piece.start(), piece.end());
      SourceSpan at = file.span(offset + piece.start(), offset + piece.end());
      String now = written;
      if (piece instanceof SubText.Reference reference && (isAddress || isWhole)) {
        now = reference(reference, isWhole ? field : "", isAddress, written, at);
      } else if (isPrintedOtherwise(piece)) {
        now = asText(written, at);
      }
      changed.append(now);
      hasVariable |= now.startsWith("{{") && !now.equals(written);
    }
    if (!changed.toString().equals(raw)) {
      boolean isBare = hasVariable && scalar.style() == ScalarNode.Style.PLAIN;
      String text = isBare ? "'" + changed.toString().replace("'", "''") + "'" : changed.toString();
      edits.add(new Edit(offset, offset + raw.length(), text));
    }
  }

  /** Returns what stands for a reference: that to a Region and the like stays, in an ARN. */
  private String reference(
      SubText.Reference reference, String field, boolean isAddress, String written, SourceSpan at) {
    if (reference.path().startsWith(PSEUDO_PARAMETER)) {
      if (!isAddress) {
        return asText(written, at);
      }
      kept.add(new Kept(written, written, at));
      return written;
    }
    String name = reference.path().replaceAll("[^A-Za-z0-9_]", "");
    values.putIfAbsent(name, new Value(written, name, Placeholders.of(name, field), at));
    return "{{" + VARIABLES + "." + name + "}}";
  }

  /** Returns what CloudFormation prints as it was written. */
  private String asText(String written, SourceSpan at) {
    String now = "${!" + written.substring(2);
    kept.add(new Kept(written, now, at));
    return now;
  }

  /** Returns whether CloudFormation, which takes it for a reference, prints a piece otherwise. */
  private static boolean isPrintedOtherwise(SubText.Piece piece) {
    return !(piece instanceof SubText.Literal)
        && !(piece instanceof SubText.LookAlike lookAlike && !lookAlike.isClosed());
  }
}
