package dev.cumulusc.load;

import java.nio.file.Path;

/**
 * The application folder, and the files in it by the paths that the configuration names.
 *
 * <p>Every path is relative to the application folder, which is what kes's current directory is.
 */
public final class Workspace {
  private final Path root;

  private Workspace(Path root) {
    this.root = root;
  }

  public static Workspace at(Path root) {
    return new Workspace(root);
  }

  public Path root() {
    return root;
  }
}
