package dev.cumulusc.load;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.source.FileTree;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.Printable;
import dev.cumulusc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The application folder, and the files in it by the paths that the configuration names.
 *
 * <p>Every path is relative to the application folder, which is what kes's current directory is.
 * Paths that a configuration names have to stay in it, as they are written: links may lead out of
 * it, since packages are often linked. Paths that the command line names may lead anywhere.
 *
 * <p>A link that leads out of the application folder is reported, and not followed where the
 * application is not trusted.
 *
 * <p>Each file is read once.
 */
public final class Workspace {
  /** The most that a file may have, in bytes: far beyond any configuration, quick to refuse. */
  public static final int SIZE_LIMIT = 4 * 1024 * 1024;

  /** What a path is expected to lead to. */
  public enum Kind {
    FILE,
    FOLDER,
    EITHER
  }

  private final Path root;
  private final OutsideLinks links;
  private final Map<String, String> texts;

  /** What was read; nothing for a file that is no text, which is reported once. */
  private final Map<Path, Optional<SourceFile>> read = new HashMap<>();

  private final ParsedFiles parsed = new ParsedFiles();

  private Workspace(Path root, OutsideLinks links, Map<String, String> texts) {
    this.root = root;
    this.links = links;
    this.texts = Map.copyOf(texts);
  }

  /** Returns the workspace of a folder whose links are followed. */
  public static Workspace at(Path root) {
    return new Workspace(root, new OutsideLinks(root, List.of(root), true), Map.of());
  }

  /** Returns the workspace of a folder that a stranger wrote: no link leads out of it. */
  public static Workspace ofStranger(Path root) {
    return new Workspace(root, new OutsideLinks(root, List.of(root), false), Map.of());
  }

  /**
   * Returns the workspace of a copy of a folder.
   *
   * @param original the folder that was copied; links from the copy into it are not reported
   * @param trusted whether links that lead elsewhere are followed
   */
  public static Workspace ofCopy(Path root, Path original, boolean trusted) {
    return new Workspace(root, new OutsideLinks(root, List.of(root, original), trusted), Map.of());
  }

  /**
   * Returns the workspace of the same folder with other texts in its files.
   *
   * @param others texts by the names that source files have; files that it does not name are as
   *     they are
   */
  public Workspace reading(Map<String, String> others) {
    return new Workspace(root, links, others);
  }

  public Path root() {
    return root;
  }

  /** Returns what the configuration files hold. */
  public ParsedFiles parsed() {
    return parsed;
  }

  /** Returns whether there is a file at a path that nobody named; one that is wrong counts too. */
  public boolean hasFile(String path) {
    return Files.exists(root.resolve(path)) && !Files.isDirectory(root.resolve(path));
  }

  /** Returns whether there is a folder at a path that nobody named. */
  public boolean hasFolder(String path) {
    return Files.isDirectory(root.resolve(path));
  }

  /**
   * Returns the paths of the files in a folder whose names end in a suffix, sorted by name; of a
   * folder that is missing or can't be read, none.
   */
  public List<String> filesIn(String folder, String suffix) {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(suffix))
          .sorted()
          .map(name -> folder + "/" + name)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Reads a file that a configuration names.
   *
   * @param path the path as it is written, relative to the application folder
   * @param namedBy the value that names it, at which it is reported if it can't be read
   */
  public Optional<SourceFile> read(String path, Origin namedBy, Diagnostics diagnostics) {
    return locate(path, Kind.FILE, namedBy, diagnostics)
        .flatMap(file -> read(file, path, namedBy, diagnostics));
  }

  /** Reads a file that the command line names, or that has its place by convention. */
  public Optional<SourceFile> readNamedByUser(
      String path, Origin namedBy, Diagnostics diagnostics) {
    return locateNamedByUser(path, Kind.FILE, namedBy, diagnostics)
        .flatMap(file -> read(file, path, namedBy, diagnostics));
  }

  /** Reads a file that the command line names; if it can't be read, its own start is reported. */
  public Optional<SourceFile> readNamedByUser(Path file, Diagnostics diagnostics) {
    String path = FileTree.slashes(file);
    return readNamedByUser(path, Origin.written(SourceFile.of(path, "").start()), diagnostics);
  }

  /** Finds a file or folder that a configuration names; what is wrong with it is reported. */
  public Optional<Path> locate(
      String path, Kind expected, Origin namedBy, Diagnostics diagnostics) {
    Optional<Path> parsed = parse(path, namedBy, diagnostics);
    if (parsed.isEmpty()) {
      return Optional.empty();
    }
    Path normal = parsed.get().normalize();
    if (normal.isAbsolute() || path.startsWith("/")) {
      diagnostics.report(
          LoadRules.PATH_OUTSIDE_APPLICATION,
          namedBy,
          "The path `" + path + "` is absolute, but files are found in the application folder.",
          "write the path relative to the application folder.");
      return Optional.empty();
    }
    if (normal.startsWith("..")) {
      diagnostics.report(
          LoadRules.PATH_OUTSIDE_APPLICATION,
          namedBy,
          "The path `" + path + "` leads out of the application folder.",
          links.areFollowed()
              ? "copy or link the file into the application folder; links may lead out of it."
              : "copy the file into the application folder.");
      return Optional.empty();
    }
    return existing(normal, path, expected, namedBy, diagnostics);
  }

  /** Finds a file or folder that the command line names; what is wrong with it is reported. */
  public Optional<Path> locateNamedByUser(
      String path, Kind expected, Origin namedBy, Diagnostics diagnostics) {
    return parse(path, namedBy, diagnostics)
        .flatMap(parsed -> existing(parsed, path, expected, namedBy, diagnostics));
  }

  private static Optional<Path> parse(String path, Origin namedBy, Diagnostics diagnostics) {
    try {
      return Optional.of(Path.of(path));
    } catch (InvalidPathException e) {
      diagnostics.report(LoadRules.MISSING_FILE, namedBy, "No file can have this name.");
      return Optional.empty();
    }
  }

  private Optional<Path> existing(
      Path path, String written, Kind expected, Origin namedBy, Diagnostics diagnostics) {
    Path full = root.resolve(path);
    if (!Files.exists(full)) {
      diagnostics.report(missing(path, written, expected, namedBy));
      return Optional.empty();
    }
    boolean folder = Files.isDirectory(full);
    boolean fits =
        switch (expected) {
          case FILE -> Files.isRegularFile(full);
          case FOLDER -> folder;
          case EITHER -> folder || Files.isRegularFile(full);
        };
    if (!fits) {
      String found = folder ? "a folder" : Files.isRegularFile(full) ? "a file" : "a device";
      String wanted =
          switch (expected) {
            case FILE -> "a file";
            case FOLDER -> "a folder";
            case EITHER -> "a file or folder";
          };
      diagnostics.report(
          LoadRules.NOT_A_FILE,
          namedBy,
          "`" + written + "` is " + found + ", but " + wanted + " is expected here.");
      return Optional.empty();
    }
    boolean isInside = !path.isAbsolute() && !path.normalize().startsWith("..");
    if (isInside && !mayFollow(full, namedBy, diagnostics)) {
      return Optional.empty();
    }
    return Optional.of(full);
  }

  /**
   * Reports a path in the application folder that leads out of it through a link, and returns
   * whether what is there may be read all the same.
   */
  public boolean mayFollow(Path path, Origin namedBy, Diagnostics diagnostics) {
    return links.mayFollow(path, namedBy, diagnostics);
  }

  /**
   * Returns which part of a path is the first that does not exist, and what stands there instead.
   */
  private Diagnostic missing(Path path, String written, Kind expected, Origin namedBy) {
    String what = expected == Kind.FILE ? "file" : expected == Kind.FOLDER ? "folder" : "path";
    Path start = path.getRoot();
    Path there = start == null ? root : start;
    Path shown = start == null ? Path.of("") : start;
    for (Path name : path) {
      Path next = there.resolve(name);
      if (!Files.exists(next)) {
        boolean last = shown.resolve(name).getNameCount() == path.getNameCount();
        String message = "The " + what + " `" + written + "` does not exist";
        if (!last) {
          message += ", since there is no `" + FileTree.slashes(shown.resolve(name)) + "`";
        }
        Diagnostic missing = Diagnostic.of(LoadRules.MISSING_FILE, namedBy, message + ".");
        Path rest = next.relativize(root.resolve(path));
        return didYouMean(name.toString(), there, shown, rest, missing);
      }
      there = next;
      shown = shown.resolve(name);
    }
    return Diagnostic.of(
        LoadRules.MISSING_FILE, namedBy, "The " + what + " `" + written + "` does not exist.");
  }

  /** Suggests the path with what is near to its first wrong name in that name's place. */
  private Diagnostic didYouMean(
      String name, Path folder, Path before, Path behind, Diagnostic missing) {
    if (name.equals("node_modules")) {
      return missing.withHelp("install the packages first, with `npm install` or `npm ci`.");
    }
    try (Stream<Path> siblings = Files.list(folder)) {
      List<String> names = siblings.map(file -> file.getFileName().toString()).toList();
      return Suggestions.nearest(name, names)
          .map(near -> before.resolve(near).resolve(behind))
          .filter(near -> Files.exists(root.resolve(near)))
          .map(FileTree::slashes)
          .map(near -> missing.withHelp("Did you mean `" + near + "`?"))
          .orElse(missing);
    } catch (IOException e) {
      return missing;
    }
  }

  private Optional<SourceFile> read(
      Path file, String written, Origin namedBy, Diagnostics diagnostics) {
    Path key = file.normalize();
    Optional<SourceFile> known = read.get(key);
    if (known != null) {
      return known;
    }
    byte[] bytes;
    try {
      if (Files.size(file) > SIZE_LIMIT) {
        diagnostics.report(
            LoadRules.FILE_TOO_LARGE,
            namedBy,
            "`" + written + "` has more than 4 MiB, which no configuration needs.");
        return Optional.empty();
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      String reason = Files.isReadable(file) ? "reading it failed" : "permission is denied";
      diagnostics.report(
          LoadRules.UNREADABLE_FILE, namedBy, "`" + written + "` can't be read: " + reason + ".");
      return Optional.empty();
    }
    String name = displayName(key);
    String other = texts.get(name);
    Optional<SourceFile> decoded =
        other == null
            ? Utf8.decode(name, bytes, diagnostics)
            : Optional.of(SourceFile.of(name, other));
    read.put(key, decoded);
    return decoded;
  }

  /** Returns the path from the application folder, or as it is if it is not in it. */
  private String displayName(Path file) {
    Path base = root.normalize();
    return Printable.of(FileTree.slashes(file.startsWith(base) ? base.relativize(file) : file));
  }
}
