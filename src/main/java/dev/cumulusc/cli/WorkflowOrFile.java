package dev.cumulusc.cli;

import dev.cumulusc.app.ApplicationStacks;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.source.Printable;
import java.util.Optional;

/** What takes the name of a workflow, or a file with a definition. */
final class WorkflowOrFile {
  private WorkflowOrFile() {}

  /**
   * Returns why a name that is no file can't be a workflow's either, where there is no application
   * that it could be of.
   */
  static Optional<String> problem(String name, AppOption app, ApplicationRequest request) {
    boolean isSearched =
        app.named().isPresent()
            || request.sources().kesFolder().isPresent()
            || request.sources().configFile().isPresent()
            || request.sources().applicationFrom().isPresent()
            || ApplicationStacks.hasApplication(request.application());
    return isSearched
        ? Optional.empty()
        : Optional.of(
            "There is no file `"
                + Printable.of(name)
                + "`, and no application here that it could be a workflow of. Name the folder of"
                + " one with `--app`.");
  }
}
