package dev.cumulusc.asl;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.resolve.MergeKeys;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the files of definitions, JSON or YAML.
 *
 * <p>A JSON file may have placeholders outside of quotes, as in {@code "Seconds": ${Delay}}: it
 * becomes JSON when the deployment fills them in. They are read as if they stood in quotes.
 */
public final class DefinitionReader {
  /** A text in quotes, or a placeholder outside of all. */
  private static final Pattern TEXT_OR_PLACEHOLDER =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|\\$\\{[^{}\"\\n]+\\}");

  private final Diagnostics diagnostics;

  public DefinitionReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Reads a file; what makes no sense at all is reported and gives nothing. */
  public Optional<Node> read(SourceFile file) {
    if (!file.text().stripLeading().startsWith("{")) {
      return new YamlLoader(diagnostics).load(file).map(new MergeKeys(diagnostics)::apply);
    }
    String quoted = file.text().contains("${") ? quote(file.text()) : file.text();
    Optional<Node> node =
        new YamlLoader(diagnostics.changing(DefinitionReader::asInJson)).load(file, quoted);
    return quoted.equals(file.text()) ? node : node.map(DefinitionReader::unquote);
  }

  /** A key that stands twice is a fault of YAML, but readers of JSON tend to take the last. */
  private static Diagnostic asInJson(Diagnostic diagnostic) {
    return diagnostic.rule().name().equals("duplicate-key")
        ? diagnostic.withSeverity(Severity.WARNING)
        : diagnostic;
  }

  /** Puts quotes in the place of the first and the last character of each placeholder. */
  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text);
    Matcher matcher = TEXT_OR_PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      if (text.charAt(matcher.start()) == '$') {
        quoted.setCharAt(matcher.start(), '"');
        quoted.setCharAt(matcher.end() - 1, '"');
      }
    }
    return quoted.toString();
  }

  /** Gives the placeholders their own spelling back. */
  private static Node unquote(Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping.withEntries(
          mapping.entries().stream()
              .map(entry -> new MappingNode.Entry(entry.key(), unquote(entry.value())))
              .toList());
    }
    if (node instanceof SequenceNode list) {
      return list.withItems(list.items().stream().map(DefinitionReader::unquote).toList());
    }
    ScalarNode scalar = (ScalarNode) node;
    boolean isPlaceholder = scalar.isString() && scalar.span().text().startsWith("${");
    return isPlaceholder ? scalar.withText("$" + scalar.text() + "}", scalar.origin()) : scalar;
  }
}
