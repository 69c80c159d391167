package dev.cumulusc.artifact;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * The files that go into a function's package.
 *
 * @param entries the files, sorted by their paths in the package
 * @param links the symbolic links that were followed to them
 */
record PackageFiles(List<Entry> entries, List<Path> links) {
  /**
   * A file of a package.
   *
   * @param path its path in the package, with forward slashes
   * @param file where its content is
   * @param size how many bytes it has
   */
  record Entry(String path, Path file, boolean executable, long size) {}

  /** Returns the sum of the files' sizes, in bytes. */
  long size() {
    return entries.stream().mapToLong(Entry::size).sum();
  }

  /**
   * Returns the files of a folder, but for those that its {@value IgnoreList#FILE} names, or a
   * single file. A link counts as what it leads to.
   *
   * @throws UnpackableException if a file can't be packed
   */
  static PackageFiles of(Path source) throws IOException {
    Collector collector = new Collector(source);
    if (Files.isDirectory(source)) {
      Files.walkFileTree(
          source, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, collector);
    } else {
      collector.visitFile(source, Files.readAttributes(source, BasicFileAttributes.class));
    }
    collector.entries.sort(Comparator.comparing(Entry::path));
    return new PackageFiles(List.copyOf(collector.entries), List.copyOf(collector.links));
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final IgnoreList ignored;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Path> links = new ArrayList<>();

    Collector(Path source) throws IOException {
      boolean isFolder = Files.isDirectory(source);
      this.root = isFolder ? source : source.resolveSibling(".");
      this.ignored = isFolder ? IgnoreList.of(source) : IgnoreList.EMPTY;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (folder.equals(root)) {
        return FileVisitResult.CONTINUE;
      }
      if (ignored.ignores(path(folder), true)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      noteLink(folder);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String path = path(file);
      if (ignored.ignores(path, false)) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isSymbolicLink()) {
        throw new UnpackableException("The link `" + path + "` leads nowhere.");
      }
      if (!attributes.isRegularFile()) {
        throw new UnpackableException("`" + path + "` is not a file.");
      }
      noteLink(file);
      entries.add(new Entry(path, file, isExecutable(file), attributes.size()));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
      String path = path(file);
      throw new UnpackableException(
          reason instanceof FileSystemLoopException
              ? "The link `" + path + "` leads to a folder that holds it."
              : "`" + path + "` can't be read.");
    }

    private void noteLink(Path file) {
      if (Files.isSymbolicLink(file)) {
        links.add(file);
      }
    }

    /**
     * Returns the path in the package. A name that the JVM could not decode would be another one
     * there, and the same folder would give other bytes in another locale.
     */
    private String path(Path file) throws UnpackableException {
      Path relative = root.normalize().relativize(file.normalize());
      String path = relative.toString();
      if (!isDecoded(relative)) {
        throw new UnpackableException(
            "The name of `"
                + path
                + "` can't be decoded: it is not UTF-8, or the JVM was started in a locale that is"
                + " not (set `LC_ALL=C.UTF-8`).");
      }
      return path.replace('\\', '/');
    }

    private static boolean isDecoded(Path path) {
      try {
        return path.getFileSystem().getPath(path.toString()).equals(path);
      } catch (InvalidPathException e) {
        return false;
      }
    }

    /** A file system without modes has no files that can be executed. */
    private static boolean isExecutable(Path file) throws IOException {
      return file.getFileSystem().supportedFileAttributeViews().contains("posix")
          && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
    }
  }
}
