package dev.cumulusc.load;

import dev.cumulusc.source.SourceFile;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.tokens.CommentToken;
import org.snakeyaml.engine.v2.tokens.Token;

/** Finds the comments of YAML files; a number sign inside a string begins none. */
public final class Comments {
  private Comments() {}

  /**
   * Returns the indexes into the text at which comments start, or nothing if the file is not YAML
   * as it stands: a template that has yet to be rendered may not be.
   */
  public static Optional<NavigableSet<Integer>> starts(SourceFile file) {
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(Math.max(1024, file.text().length()))
            .setParseComments(true)
            .build();
    SourcePositions positions = new SourcePositions(file, false);
    NavigableSet<Integer> starts = new TreeSet<>();
    try {
      ScannerImpl tokens = new ScannerImpl(settings, new StreamReader(settings, file.text()));
      while (tokens.hasNext()) {
        Token token = tokens.next();
        if (token instanceof CommentToken) {
          token.getStartMark().map(positions::offset).ifPresent(starts::add);
        }
      }
    } catch (YamlEngineException e) {
      return Optional.empty();
    }
    return Optional.of(starts);
  }
}
