package dev.cumulusc.diagnostic;

import dev.cumulusc.source.FileTree;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.Printable;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Provenance;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The paths under which people and other programs see files. Within the program a file has its path
 * in the application folder; who reads a report looks for it from the current folder, or from the
 * root of a repository.
 */
public final class ShownPaths {
  /** Files are shown as they are named. */
  public static final ShownPaths AS_NAMED = new ShownPaths("");

  private final String before;

  private ShownPaths(String before) {
    this.before = before;
  }

  /**
   * Makes the paths of an application's files.
   *
   * @param application the application folder, as the user names it
   * @param root the folder that paths are relative to; nothing for the current one. Files of an
   *     absolute path that does not lie in the current folder are then shown relative to the
   *     application.
   */
  public static ShownPaths of(Path application, Optional<Path> root) {
    Path base = root.orElse(Path.of("")).toAbsolutePath().normalize();
    Path folder = application.toAbsolutePath().normalize();
    if (root.isPresent() || folder.startsWith(base)) {
      return new ShownPaths(FileTree.fromFolder(base, folder).toString());
    }
    return application.isAbsolute() ? AS_NAMED : new ShownPaths(application.normalize().toString());
  }

  /** Returns findings with the paths of their files as they are shown. */
  public List<Diagnostic> of(List<Diagnostic> diagnostics) {
    if (before.isEmpty()) {
      return diagnostics;
    }
    Map<SourceFile, SourceFile> files = new HashMap<>();
    return diagnostics.stream().map(each -> of(each, files)).toList();
  }

  private Diagnostic of(Diagnostic diagnostic, Map<SourceFile, SourceFile> files) {
    return diagnostic
        .withAt(of(diagnostic.at(), files))
        .withNotes(
            diagnostic.notes().stream()
                .map(note -> new Origin.Step(note.text(), note.at().map(at -> of(at, files))))
                .toList())
        .withFix(
            diagnostic
                .fix()
                .map(fix -> new Fix(of(fix.at(), files), fix.found(), fix.replacement())));
  }

  /** Returns a place with the path of its file as it is shown. */
  public SourceSpan of(SourceSpan at) {
    return before.isEmpty() ? at : of(at, new HashMap<>());
  }

  /** Returns a mapping whose values and keys have the paths of their files as they are shown. */
  public MappingNode of(MappingNode node) {
    Map<SourceFile, SourceFile> files = new HashMap<>();
    return before.isEmpty()
        ? node
        : (MappingNode) Provenance.map(node, origin -> origin.withPlaces(at -> of(at, files)));
  }

  private SourceSpan of(SourceSpan at, Map<SourceFile, SourceFile> files) {
    SourceFile shown = files.computeIfAbsent(at.file(), file -> file.named(path(file.name())));
    return at.withFile(shown);
  }

  private String path(String name) {
    if (name.startsWith("<")) {
      // What was typed is in no folder.
      return name;
    }
    Path path = Path.of(before).resolve(name).normalize();
    return Printable.of(FileTree.slashes(path));
  }
}
