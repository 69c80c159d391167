package dev.cumulusc.app.rehearse;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.rehearse.test.TestFile;
import dev.cumulusc.rehearse.test.TestFileReader;
import dev.cumulusc.source.FileTree;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds and reads test files. */
final class TestFiles {
  /** The folder beside test files that snapshots are in. */
  static final String SNAPSHOTS = "snapshots";

  private static final Pattern NAME = Pattern.compile(".*\\.(?:ya?ml|json)");

  private final RehearsalFiles files;
  private final Diagnostics diagnostics;
  private final Map<Path, TestFile> found = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  TestFiles(RehearsalFiles files, Diagnostics diagnostics) {
    this.files = files;
    this.diagnostics = diagnostics;
  }

  /** Reads the files that paths name or lead to; what is wrong in them is reported. */
  Map<Path, TestFile> read(List<Path> paths) throws RehearsalException {
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        for (Path file : inside(path)) {
          Node value = files.value(file);
          if (value instanceof MappingNode node && TestFileReader.saysWhatToRun(node)) {
            read(file, node);
          } else if (!file.toString().endsWith(".json")) {
            notes.add(
                file + " is not a test file, since it has neither `workflow` nor `definition`.");
          }
        }
      } else {
        read(path, files.mapping(path));
      }
    }
    if (found.isEmpty() && !diagnostics.hasErrors()) {
      throw new RehearsalException(
          "There are no test files in " + paths + ". `docs/testing.md` says how to write one.");
    }
    return found;
  }

  private void read(Path path, MappingNode node) {
    new TestFileReader(diagnostics)
        .read(FileTree.slashes(path), node)
        .ifPresent(file -> found.put(path, file));
  }

  /** Returns lines about files that are left out. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private static List<Path> inside(Path folder) throws RehearsalException {
    try {
      return FileTree.below(folder).stream()
          .filter(file -> NAME.matcher(file.toString()).matches())
          .filter(file -> !Files.isDirectory(file))
          .filter(file -> !folder.relativize(file).startsWith(SNAPSHOTS))
          .toList();
    } catch (IOException e) {
      throw new RehearsalException(
          "The folder `" + folder + "` can't be read: " + FileFailure.reason(e) + ".");
    }
  }
}
