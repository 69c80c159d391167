package dev.cumulusc.asl;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.resolve.MergeKeys;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the files of definitions, JSON or YAML.
 *
 * <p>A JSON file may have placeholders outside of quotes, as in {@code "Seconds": ${Delay}}: it
 * becomes JSON when the deployment fills them in. They are read as if they stood in quotes.
 */
public final class DefinitionReader {
  private static final Pattern YAML_NAME = Pattern.compile("(?i).+\\.ya?ml");

  /** A string in quotes, or a placeholder outside of all. */
  private static final Pattern TEXT_OR_PLACEHOLDER =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|\\$\\{[^{}\"\\n]+\\}");

  private static final Pattern KEY_OR_BRACKET =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|[{}\\[\\]]");

  /** The keys under which a machine, a branch or a processor stands; the machine under none. */
  private static final Set<String> SCOPES =
      Set.of("", "\"Branches\"", "\"ItemProcessor\"", "\"Iterator\"");

  private final Diagnostics diagnostics;

  public DefinitionReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Reads a file; what makes no sense at all is reported and gives nothing. */
  public Optional<Node> read(SourceFile file) {
    return read(file, !YAML_NAME.matcher(file.name()).matches());
  }

  /** Reads a text that has to be JSON, whatever the name of its file. */
  Optional<Node> readJson(SourceFile file) {
    return read(file, true);
  }

  private Optional<Node> read(SourceFile file, boolean isJson) {
    if (!file.text().stripLeading().startsWith("{")) {
      return new YamlLoader(diagnostics).load(file).map(new MergeKeys(diagnostics)::apply);
    }
    String quoted = file.text().contains("${") ? quote(file.text()) : file.text();
    Optional<Node> node =
        new YamlLoader(diagnostics.changing(found -> asInJson(found, file, quoted, isJson)))
            .load(file, quoted);
    return quoted.equals(file.text()) ? node : node.map(DefinitionReader::unquote);
  }

  /**
   * A key that stands twice is a fault of YAML, but readers of JSON tend to take the last. The
   * names of states have to be unique, says AWS. What can't be read as YAML is explained in the
   * terms of JSON.
   */
  private static Diagnostic asInJson(
      Diagnostic diagnostic, SourceFile file, String text, boolean isJson) {
    if (isJson && diagnostic.rule().name().equals("yaml-syntax")) {
      return StrictJson.fault(file).orElse(diagnostic);
    }
    if (!diagnostic.rule().name().equals("duplicate-key")) {
      return diagnostic;
    }
    SourceSpan at = diagnostic.at();
    boolean isState = isState(text, at.file().offset(at.line(), at.column()));
    return diagnostic.withSeverity(isState ? Severity.ERROR : Severity.WARNING);
  }

  private static boolean isInList(Deque<String> around) {
    return !around.isEmpty() && around.peek().startsWith("[");
  }

  /** Returns whether the key at an index names a state. */
  private static boolean isState(String text, int index) {
    Deque<String> around = new ArrayDeque<>();
    Matcher token = KEY_OR_BRACKET.matcher(text);
    String last = "";
    while (token.find() && token.start() < index) {
      switch (token.group()) {
        case "{" -> around.push(isInList(around) ? around.peek().substring(1) : last);
        case "[" -> around.push("[" + last);
        case "}", "]" -> around.poll();
        default -> last = token.group();
      }
    }
    String own = around.isEmpty() ? "" : around.pop();
    return own.equals("\"States\"") && SCOPES.contains(around.isEmpty() ? "" : around.peek());
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
