package dev.cumulusc.draw.layout;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Finds the layout engine. It is in a jar of its own beside the program's, so that commands that
 * draw nothing have nothing of it on their class path.
 */
public final class LayoutEngines {
  /** The name of the jar with the layout engine. */
  public static final String JAR = "cumulusc-graph.jar";

  private LayoutEngines() {}

  /**
   * Returns the layout engine.
   *
   * @throws IOException if the jar is missing; the message says where it was looked for
   */
  public static LayoutEngine find() throws IOException {
    ClassLoader own = LayoutEngines.class.getClassLoader();
    Optional<LayoutEngine> known = load(own);
    if (known.isPresent()) {
      return known.get();
    }
    Path jar = besideProgram().resolve(JAR);
    if (!Files.isRegularFile(jar)) {
      throw new IOException(
          "Pictures are laid out by `" + JAR + "`, which is not beside the program: " + jar);
    }
    return load(loader(jar, own))
        .orElseThrow(() -> new IOException("`" + jar + "` has no layout engine."));
  }

  /** The loader stays open for as long as the engine may load more of its classes. */
  private static ClassLoader loader(Path jar, @Nullable ClassLoader own)
      throws MalformedURLException {
    return new URLClassLoader(new URL[] {jar.toUri().toURL()}, own);
  }

  private static Optional<LayoutEngine> load(@Nullable ClassLoader loader) {
    return ServiceLoader.load(LayoutEngine.class, loader).findFirst();
  }

  private static Path besideProgram() throws IOException {
    @Nullable CodeSource source = LayoutEngines.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Path.of("").toAbsolutePath();
    }
    try {
      Path program = new File(source.getLocation().toURI()).toPath().toAbsolutePath();
      return Optional.ofNullable(program.getParent()).orElse(program);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("The program's own folder can't be found: " + source.getLocation(), e);
    }
  }
}
