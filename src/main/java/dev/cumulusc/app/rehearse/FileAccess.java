package dev.cumulusc.app.rehearse;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.load.LoadRules;
import dev.cumulusc.rehearse.machine.Buckets;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.source.FileTree;
import dev.cumulusc.source.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Which files a rehearsal reads and writes: where the application is not trusted, none behind a
 * link that leads out of its folder, be there a file yet or not. Where it is, such links are
 * followed, and reported at the end.
 */
public final class FileAccess implements Buckets.Access {
  private final Path folder;
  private final boolean isTrusted;

  /** What is reported, sorted, by what it is about; cases are run side by side. */
  private final Map<String, String> warnings = new ConcurrentSkipListMap<>();

  private FileAccess(Path folder, boolean isTrusted) {
    this.folder = folder.toAbsolutePath().normalize();
    this.isTrusted = isTrusted;
  }

  /** Returns the access to the files of an application. */
  public static FileAccess of(ApplicationRequest application) {
    return new FileAccess(application.application(), application.trusted());
  }

  @Override
  public void check(Path file) throws IOException {
    Optional<Path> link = leaving(file.toAbsolutePath().normalize());
    if (link.isEmpty()) {
      return;
    }
    String name = FileTree.slashes(folder.relativize(link.get()));
    String problem = "link `" + name + "` leads out of the application folder";
    if (!isTrusted) {
      throw new IOException("the " + problem + ", and `--untrusted` follows no such link");
    }
    String code = LoadRules.LINK_OUTSIDE_APPLICATION.code();
    warnings.put(name, name + ": The " + problem + ". [" + code + "]");
  }

  /** Keeps what a compilation reports of such links, which are those of the application's files. */
  void keep(List<Diagnostic> found) {
    found.stream()
        .filter(each -> each.rule().equals(LoadRules.LINK_OUTSIDE_APPLICATION))
        .forEach(each -> warnings.put(each.message(), RehearsalFiles.line(each)));
  }

  /** Returns a line for each link out of the folder that was followed. */
  public List<String> warnings() {
    return List.copyOf(warnings.values());
  }

  /** Returns the first link on the way to a path that leads out of the folder. */
  private Optional<Path> leaving(Path path) throws IOException {
    if (!path.startsWith(folder) || !Files.exists(folder)) {
      return Optional.empty();
    }
    Path inside = folder.toRealPath();
    Path there = folder;
    for (Path name : folder.relativize(path)) {
      there = there.resolve(name);
      if (Files.isSymbolicLink(there) && !leadsTo(there, inside)) {
        return Optional.of(there);
      }
    }
    return Optional.empty();
  }

  /** A link to what is not there yet may lead anywhere. */
  private static boolean leadsTo(Path link, Path folder) {
    try {
      return link.toRealPath().startsWith(folder);
    } catch (IOException e) {
      return false;
    }
  }

  /** Refuses a file as a user is to read it. */
  void demand(Path file) throws RehearsalException {
    try {
      check(file);
    } catch (IOException e) {
      throw new RehearsalException(
          "`" + Printable.of(file.toString()) + "` can't be used: " + FileFailure.reason(e) + ".");
    }
  }
}
