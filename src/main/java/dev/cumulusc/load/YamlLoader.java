package dev.cumulusc.load;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.SecretTexts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Turns YAML text into located trees. Every key and value has the exact place of its text; an alias
 * gives the values of its anchor, with the alias in their origins; a merge key ({@code <<}) stays
 * the key that it is.
 */
public final class YamlLoader {
  private final Diagnostics diagnostics;
  private final Leniency leniency;

  /** Makes a loader that takes no key twice, and no list or mapping for a key. */
  public YamlLoader(Diagnostics diagnostics) {
    this(diagnostics, Leniency.NONE);
  }

  private YamlLoader(Diagnostics diagnostics, Leniency leniency) {
    this.diagnostics = diagnostics;
    this.leniency = leniency;
  }

  /**
   * Makes a loader for configurations, where JavaScript makes a string of a list or a mapping that
   * is a key, and nobody minds if nothing reads it.
   *
   * @param keys hears of such keys, each at the place that the key has for its origin
   */
  public static YamlLoader ofConfiguration(Diagnostics diagnostics, Consumer<Diagnostic> keys) {
    return new YamlLoader(diagnostics, new Leniency(Optional.of(keys), false));
  }

  /** Makes a loader for templates, where CloudFormation takes the last value of a key. */
  public static YamlLoader ofTemplate(Diagnostics diagnostics) {
    return new YamlLoader(diagnostics, new Leniency(Optional.empty(), true));
  }

  /**
   * What a loader lets be that is wrong in YAML.
   *
   * @param objectKeys hears of lists and mappings that are keys, if they may be
   * @param lastWins whether of a key that stands twice the last value counts, with a warning
   */
  record Leniency(Optional<Consumer<Diagnostic>> objectKeys, boolean lastWins) {
    static final Leniency NONE = new Leniency(Optional.empty(), false);
  }

  /**
   * Loads a file.
   *
   * @return the file's one value, which is null for a file with nothing in it; no value if what is
   *     wrong with the file leaves no sense to the rest
   */
  public Optional<Node> load(SourceFile file) {
    return load(file, file.text());
  }

  /** Returns the fault that a syntax error follows from: {@code {{name}}-x} without quotes. */
  private static Diagnostic cause(Diagnostic error, List<Diagnostic> objectKeys) {
    return objectKeys.stream()
        .filter(key -> key.at().line() == error.at().line())
        .findFirst()
        .orElse(error);
  }

  /**
   * Loads a string that differs from its file's in single characters only, so that all places in it
   * are the file's.
   */
  public Optional<Node> load(SourceFile file, String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.name())
            .setCodePointLimit(Integer.MAX_VALUE)
            // A window of the whole text: a smaller one is copied for each piece of a long value.
            .setBufferSize(Math.max(1024, file.text().length()))
            .setParseComments(false)
            .build();
    String hidden = JsonControls.mayBeIn(file) ? JsonControls.hidden(text) : text;
    SourcePositions positions = new SourcePositions(file, !hidden.equals(text));
    List<Diagnostic> objectKeys = List.of();
    try {
      ParserImpl events = new ParserImpl(settings, new StreamReader(settings, hidden));
      NodeComposer composer = new NodeComposer(events, positions, leniency, diagnostics);
      objectKeys = composer.objectKeys();
      Optional<Node> node = composer.compose();
      node.ifPresent(root -> file.hide(() -> SecretTexts.of(file, root)));
      leniency.objectKeys().ifPresent(objectKeys::forEach);
      return node;
    } catch (MarkedYamlEngineException e) {
      diagnostics.report(cause(SyntaxErrors.describe(e, positions), objectKeys));
    } catch (YamlEngineException e) {
      diagnostics.report(SyntaxErrors.describe(file));
    }
    return Optional.empty();
  }
}
