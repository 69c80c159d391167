package dev.cumulusc.app.rehearse;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which tests to run, and how.
 *
 * @param paths test files, and folders whose test files are run
 * @param source the application whose workflows the tests name
 * @param only a part of the names of the cases to run
 * @param asMoved given if each case runs with its tasks on Lambda and behind activities
 * @param jobs how many cases run side by side
 */
public record TestRequest(
    List<Path> paths,
    RehearsedWorkflow.Source source,
    RehearsalRequest.Names names,
    Optional<String> only,
    boolean updateSnapshots,
    Optional<AsMoved> asMoved,
    int jobs) {

  public TestRequest {
    paths = List.copyOf(paths);
  }

  /**
   * What is behind activities where a case runs as moved.
   *
   * @param functions the functions that are moved beside those that the deployment moves; all of
   *     them if it is empty
   */
  public record AsMoved(List<String> functions) {
    public AsMoved {
      functions = List.copyOf(functions);
    }
  }
}
