package dev.cumulusc.app.rehearse;

import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.rehearse.machine.Buckets;
import dev.cumulusc.resolve.ApplicationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which files a rehearsal reads and writes: where the application is not trusted, none behind a
 * link that leads out of its folder, be there a file yet or not.
 */
public final class FileAccess implements Buckets.Access {
  private final Path folder;
  private final boolean isTrusted;

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
    Path path = file.toAbsolutePath().normalize();
    if (isTrusted || !path.startsWith(folder)) {
      return;
    }
    Path inside = folder.toRealPath();
    Path there = folder;
    for (Path name : folder.relativize(path)) {
      there = there.resolve(name);
      if (Files.isSymbolicLink(there) && !leadsTo(there, inside)) {
        throw new IOException(
            "the link `"
                + folder.relativize(there).toString().replace('\\', '/')
                + "` leads out of the application folder, and `--untrusted` follows no such link");
      }
    }
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
      throw new RehearsalException("`" + file + "` can't be used: " + FileFailure.reason(e) + ".");
    }
  }
}
