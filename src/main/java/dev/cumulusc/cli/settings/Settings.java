package dev.cumulusc.cli.settings;

import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a settings file says. What an option of the command line says comes before it.
 *
 * @param root the application folder
 * @param output the folder in which each deployment gets a folder for its templates
 * @param failOn {@code error} or {@code warning}
 * @param select the rules that are reported; empty for all
 * @param ignore the rules whose warnings and notes are not reported
 */
public record Settings(
    Optional<Root> root,
    Optional<Located<String>> deployment,
    Optional<Path> output,
    Optional<String> failOn,
    List<Located<String>> select,
    List<Located<String>> ignore) {
  /**
   * The application folder.
   *
   * @param folder its path from the current folder
   * @param origin what names it; nothing where it is the settings file's own folder
   */
  public record Root(Path folder, Optional<Origin> origin) {}

  /** What holds where there is no settings file. */
  public static final Settings NONE =
      new Settings(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of());

  public Settings {
    select = List.copyOf(select);
    ignore = List.copyOf(ignore);
  }
}
