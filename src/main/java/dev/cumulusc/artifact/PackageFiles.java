package dev.cumulusc.artifact;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/** The files that go into a function's package. */
final class PackageFiles {
  private PackageFiles() {}

  /**
   * A file of a package.
   *
   * @param path its path in the package, with forward slashes
   * @param file where its content is
   */
  record Entry(String path, Path file, boolean executable) {}

  /**
   * Returns the files of a folder, or a single file, sorted by their paths. A link counts as what
   * it leads to.
   */
  static List<Entry> of(Path source) throws IOException {
    if (!Files.isDirectory(source)) {
      return List.of(entry(source.resolveSibling("."), source));
    }
    Collector collector = new Collector(source);
    Files.walkFileTree(
        source, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, collector);
    collector.entries.sort(Comparator.comparing(Entry::path));
    return List.copyOf(collector.entries);
  }

  private static Entry entry(Path root, Path file) throws IOException {
    return new Entry(relative(root, file), file, isExecutable(file));
  }

  private static String relative(Path root, Path file) {
    return root.normalize().relativize(file.normalize()).toString().replace('\\', '/');
  }

  /** A file system without modes has no files that can be executed. */
  private static boolean isExecutable(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Entry> entries = new ArrayList<>();

    Collector(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isSymbolicLink()) {
        throw new UnpackableException("The link `" + relative(root, file) + "` leads nowhere.");
      }
      if (!attributes.isRegularFile()) {
        throw new UnpackableException("`" + relative(root, file) + "` is not a file.");
      }
      entries.add(entry(root, file));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
      String path = relative(root, file);
      throw new UnpackableException(
          reason instanceof FileSystemLoopException
              ? "The link `" + path + "` leads to a folder that holds it."
              : "`" + path + "` can't be read.");
    }
  }
}
