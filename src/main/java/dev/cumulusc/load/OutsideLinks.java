package dev.cumulusc.load;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.source.FileTree;
import dev.cumulusc.source.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The symbolic links of an application that lead out of its folder. Each is reported once, to the
 * first collection that keeps it: a file may be looked at before it is read in earnest.
 */
final class OutsideLinks {
  private final Path root;
  private final List<Path> inside;
  private final boolean trusted;
  private final Set<Path> reported = new HashSet<>();

  /**
   * @param inside the folders out of which no link leads: the root first
   * @param trusted whether such links are followed, with a warning
   */
  OutsideLinks(Path root, List<Path> inside, boolean trusted) {
    this.root = root;
    this.inside = List.copyOf(inside);
    this.trusted = trusted;
  }

  /** Returns whether links that lead outside are followed. */
  boolean areFollowed() {
    return trusted;
  }

  /** Returns whether a path that exists may be followed; if a link leads it outside, reports it. */
  boolean mayFollow(Path path, Origin namedBy, Diagnostics diagnostics) {
    Optional<Path> link = leaving(path);
    if (link.isPresent() && !diagnostics.isDiscarding() && reported.add(link.get())) {
      Diagnostic found =
          Diagnostic.of(
              LoadRules.LINK_OUTSIDE_APPLICATION,
              namedBy,
              "The link `%s` leads out of the application folder%s."
                  .formatted(
                      FileTree.slashes(root.normalize().relativize(link.get().normalize())),
                      trusted ? "" : ", and `--untrusted` follows no such link"));
      diagnostics.report(trusted ? found : found.withSeverity(Severity.ERROR));
    }
    return trusted || link.isEmpty();
  }

  /** Returns the first link on the way to a path behind which it is outside of the folder. */
  private Optional<Path> leaving(Path path) {
    try {
      if (isInside(path)) {
        return Optional.empty();
      }
      Path there = root;
      for (Path name : root.normalize().relativize(path.normalize())) {
        there = there.resolve(name);
        if (Files.isSymbolicLink(there) && !isInside(there)) {
          return Optional.of(there);
        }
      }
      return Optional.of(path);
    } catch (IOException e) {
      // What can't be resolved can't be read either; that is reported where it is read.
      return Optional.empty();
    }
  }

  private boolean isInside(Path path) throws IOException {
    Path real = path.toRealPath();
    for (Path folder : inside) {
      if (real.startsWith(folder.toRealPath())) {
        return true;
      }
    }
    return false;
  }
}
