package dev.cumulusc.app;

import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.ApplicationResolver;
import dev.cumulusc.resolve.StackKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stacks of an application: the roles, the database and the application itself, each with a
 * folder of its own.
 */
public final class ApplicationStacks {
  /** The stacks beside the application's own, in the order of their deployment. */
  private static final List<StackKind> BEFORE = List.of(StackKind.ROLES, StackKind.DATABASE);

  private static final String CONFIG_FILE = "config.yml";

  private ApplicationStacks() {}

  /**
   * Returns a request for each stack, in the order in which they are deployed. A request that names
   * a configuration or a stack means that one alone.
   */
  public static List<ApplicationRequest> of(ApplicationRequest request) {
    if (request.sources().kesFolder().isPresent()
        || request.sources().configFile().isPresent()
        || request.target().stack().isPresent()) {
      return List.of(request);
    }
    List<ApplicationRequest> requests = new ArrayList<>();
    for (StackKind kind : BEFORE) {
      if (Files.isRegularFile(request.application().resolve(kind.folder()).resolve(CONFIG_FILE))) {
        requests.add(request.forStack(kind.folder(), templateFolder(request, kind)));
      }
    }
    if (requests.isEmpty() || hasApplication(request.application())) {
      requests.add(request);
    }
    return List.copyOf(requests);
  }

  /** Returns whether a request is for one of the stacks beside an application's own. */
  static boolean isBeside(ApplicationRequest request) {
    return request
        .sources()
        .kesFolder()
        .filter(folder -> BEFORE.stream().map(StackKind::folder).anyMatch(folder::equals))
        .isPresent();
  }

  /** Returns whether a folder holds an application, in one of the folders that it may be in. */
  public static boolean hasApplication(Path application) {
    return ApplicationResolver.hasApplication(application);
  }

  /** Returns the template folder beside the application's, if it has the usual name. */
  private static Optional<String> templateFolder(ApplicationRequest request, StackKind kind) {
    return request
        .sources()
        .templateFolder()
        .map(folder -> folder.replaceFirst("/+$", ""))
        .filter(folder -> folder.endsWith("/" + StackKind.APPLICATION.folder()))
        .map(
            folder ->
                folder.substring(0, folder.length() - StackKind.APPLICATION.folder().length())
                    + kind.folder())
        .filter(folder -> Files.isDirectory(request.application().resolve(folder)));
  }
}
