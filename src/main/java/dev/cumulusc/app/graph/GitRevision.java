package dev.cumulusc.app.graph;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.source.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files of a Git revision in a temporary folder, which goes when this is closed. The repository
 * itself stays as it is. What Git does not track (a file of variables, installed libraries) is
 * linked from where it lies today, since a compilation needs it.
 */
public final class GitRevision implements AutoCloseable {
  private static final String INDEX = "index";
  private static final String TREE = "tree";

  private final Path temporary;
  private final Path folder;

  private GitRevision(Path temporary, Path folder) {
    this.temporary = temporary;
    this.folder = folder;
  }

  /**
   * Checks a revision out.
   *
   * @param folder a folder of the repository
   * @param revision a branch, a tag or a commit
   * @return nothing if the folder is in no repository, or the repository has no such revision
   * @throws IOException if the files can't be checked out
   */
  public static Optional<GitRevision> checkOut(Path folder, String revision) throws IOException {
    Path from = folder.toRealPath();
    Optional<String> top = ask(from, "rev-parse", "--show-toplevel");
    Optional<String> commit = commit(from, revision);
    if (top.isEmpty() || commit.isEmpty()) {
      return Optional.empty();
    }
    Path repository = Path.of(top.get()).toRealPath();
    Path temporary = Files.createTempDirectory("cumulusc-revision");
    GitRevision made =
        new GitRevision(
            temporary, temporary.resolve(TREE).resolve(repository.relativize(from).toString()));
    try {
      made.fill(repository, commit.get());
      return Optional.of(made);
    } catch (IOException e) {
      made.close();
      throw e;
    }
  }

  /**
   * Returns whether a repository has a revision.
   *
   * @throws IOException if Git can't be asked
   */
  public static boolean exists(Path folder, String revision) throws IOException {
    return commit(folder, revision).isPresent();
  }

  /**
   * Reads something of a folder as a revision has it.
   *
   * @param reader gets the folder, which is gone afterwards
   * @return nothing if it can't be read, which is reported
   */
  public static <T> Optional<T> read(
      Path folder, String revision, Listener listener, Function<Path, Optional<T>> reader) {
    try (GitRevision found = checkOut(folder, revision).orElse(null)) {
      if (found == null) {
        listener.error(
            "There is no revision `" + revision + "` of a Git repository around `" + folder + "`.");
        return Optional.empty();
      }
      if (!Files.isDirectory(found.folder())) {
        listener.error("The folder `" + folder + "` is not in the revision `" + revision + "`.");
        return Optional.empty();
      }
      return reader.apply(found.folder());
    } catch (IOException e) {
      listener.error(
          "The revision `" + revision + "` can't be read: " + FileFailure.reason(e) + ".");
      return Optional.empty();
    }
  }

  private static Optional<String> commit(Path folder, String revision) throws IOException {
    return revision.startsWith("-")
        ? Optional.empty()
        : ask(folder, "rev-parse", "--verify", "--quiet", revision + "^{commit}");
  }

  /** Returns the folder that was asked for, as the revision has it; it need not exist. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    List<Path> all = new ArrayList<>(FileTree.below(temporary));
    Collections.reverse(all);
    for (Path each : all) {
      Files.delete(each);
    }
  }

  private void fill(Path repository, String commit) throws IOException {
    Path tree = Files.createDirectory(temporary.resolve(TREE));
    Map<String, String> ownIndex = Map.of("GIT_INDEX_FILE", temporary.resolve(INDEX).toString());
    run(repository, ownIndex, List.of("read-tree", commit));
    run(repository, ownIndex, List.of("checkout-index", "--all", "--prefix=" + tree + "/"));
    String untracked = run(repository, Map.of(), List.of("ls-files", "-z", "-o", "--directory"));
    for (String name : untracked.split("\0", -1)) {
      if (!name.isEmpty()) {
        link(repository.resolve(name), tree.resolve(name));
      }
    }
  }

  private static void link(Path today, Path then) throws IOException {
    @Nullable Path parent = then.getParent();
    if (parent != null
        && Files.isDirectory(parent)
        && !Files.exists(then, LinkOption.NOFOLLOW_LINKS)) {
      Files.createSymbolicLink(then, today);
    }
  }

  private static Optional<String> ask(Path folder, String... arguments) throws IOException {
    try {
      return Optional.of(run(folder, Map.of(), List.of(arguments)).strip());
    } catch (GitException e) {
      return Optional.empty();
    }
  }

  private static String run(Path folder, Map<String, String> environment, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Path errors = Files.createTempFile("cumulusc-git", ".log");
    try {
      Process process = builder.redirectError(errors.toFile()).start();
      process.getOutputStream().close();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new GitException(Files.readString(errors).strip());
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Git was interrupted", e);
    } finally {
      Files.deleteIfExists(errors);
    }
  }

  /** Git ended with an error; the message is its own. */
  private static final class GitException extends IOException {
    private static final long serialVersionUID = 1L;

    GitException(String message) {
      super(message);
    }
  }
}
