package dev.cumulusc.load;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.Node;
import java.util.Optional;
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

  public YamlLoader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
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

  /**
   * Loads a text that differs from its file's in single characters only, so that all places in it
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
    SourcePositions positions = new SourcePositions(file);
    try {
      ParserImpl events = new ParserImpl(settings, new StreamReader(settings, text));
      return new NodeComposer(events, positions, diagnostics).compose();
    } catch (MarkedYamlEngineException e) {
      diagnostics.report(SyntaxErrors.describe(e, positions));
    } catch (YamlEngineException e) {
      diagnostics.report(SyntaxErrors.describe(file));
    }
    return Optional.empty();
  }
}
