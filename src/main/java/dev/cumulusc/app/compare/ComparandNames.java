package dev.cumulusc.app.compare;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.graph.GitRevision;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.ShownPaths;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.ApplicationResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what a name on the command line stands for. A name without a prefix that could be
 * several things stands for none of them: a branch that somebody makes must not change what a
 * script compares.
 */
public final class ComparandNames {
  private final ApplicationRequest application;
  private final boolean takesDeployments;
  private final Listener listener;

  private ComparandNames(
      ApplicationRequest application, boolean takesDeployments, Listener listener) {
    this.application = application;
    this.takesDeployments = takesDeployments;
    this.listener = listener;
  }

  /**
   * Makes the names of what applications are compared with.
   *
   * @param application the application whose deployments and revisions have names
   */
  public static ComparandNames of(ApplicationRequest application, Listener listener) {
    return new ComparandNames(application, true, listener);
  }

  /**
   * Makes the names of what pictures are compared with: a deployment needs its prefix, since most
   * are called like the branches that they are made of.
   */
  public static ComparandNames ofPictures(ApplicationRequest application, Listener listener) {
    return new ComparandNames(application, false, listener);
  }

  /** Returns what a name stands for; nothing if it is nothing, or not clear, which is reported. */
  public Optional<Comparand> find(String name) {
    Optional<Comparand> said = withPrefix(name);
    if (said.isPresent()) {
      return said.filter(this::isThere);
    }
    List<Comparand> possible = new ArrayList<>();
    Optional<Path> path = path(name);
    path.filter(Files::isRegularFile).map(Comparand.TemplateFile::new).ifPresent(possible::add);
    path.filter(Files::isDirectory).map(Comparand.Folder::new).ifPresent(possible::add);
    Diagnostics diagnostics = new Diagnostics();
    List<String> deployments =
        takesDeployments
            ? ApplicationResolver.deployments(application, diagnostics)
            : List.<String>of();
    if (deployments.contains(name)) {
      possible.add(new Comparand.DeploymentNamed(name));
    }
    if (isRevision(name)) {
      possible.add(new Comparand.Revision(name));
    }
    if (possible.size() == 1) {
      return Optional.of(possible.get(0));
    }
    if (possible.isEmpty() && diagnostics.hasErrors() && hasApplication()) {
      listener.on(new Event.Compiled(shown(diagnostics.sorted()), false));
      listener.error("`" + name + "` may be a deployment, but the configuration can't be read.");
      return Optional.empty();
    }
    listener.error(possible.isEmpty() ? unknown(name, deployments) : ambiguous(name, possible));
    return Optional.empty();
  }

  /** A deployment that is not there is reported here, where it was named. */
  private boolean isThere(Comparand named) {
    Diagnostics diagnostics = new Diagnostics();
    List<String> deployments =
        named instanceof Comparand.DeploymentNamed
            ? ApplicationResolver.deployments(application, diagnostics)
            : List.of();
    if (!(named instanceof Comparand.DeploymentNamed)
        || diagnostics.hasErrors()
        || deployments.contains(named.name())) {
      return true;
    }
    listener.error(
        "The application in `"
            + application.application()
            + "` has no deployment `"
            + named.name()
            + "`."
            + Suggestions.didYouMean(named.name(), deployments).map(hint -> " " + hint).orElse("")
            + (deployments.isEmpty() ? "" : " It has " + Words.all(deployments) + "."));
    return false;
  }

  private boolean hasApplication() {
    return application.sources().kesFolder().isPresent()
        || application.sources().configFile().isPresent()
        || ApplicationResolver.hasApplication(application.application());
  }

  private List<Diagnostic> shown(List<Diagnostic> found) {
    return ShownPaths.of(application.application(), Optional.empty()).of(found);
  }

  private static Optional<Comparand> withPrefix(String name) {
    return rest(name, Comparand.TemplateFile.PREFIX)
        .flatMap(ComparandNames::path)
        .<Comparand>map(Comparand.TemplateFile::new)
        .or(
            () ->
                rest(name, Comparand.Folder.PREFIX)
                    .flatMap(ComparandNames::path)
                    .map(Comparand.Folder::new))
        .or(() -> rest(name, Comparand.DeploymentNamed.PREFIX).map(Comparand.DeploymentNamed::new))
        .or(() -> rest(name, Comparand.Revision.PREFIX).map(Comparand.Revision::new));
  }

  private static Optional<String> rest(String name, String prefix) {
    return name.startsWith(prefix) && name.length() > prefix.length()
        ? Optional.of(name.substring(prefix.length()))
        : Optional.empty();
  }

  private static Optional<Path> path(String name) {
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private boolean isRevision(String name) {
    try {
      return GitRevision.exists(application.application(), name);
    } catch (IOException e) {
      // Without Git nothing is a revision.
      return false;
    }
  }

  private String unknown(String name, List<String> deployments) {
    return "`"
        + name
        + "` is no file, no folder"
        + (takesDeployments ? ", no deployment" : "")
        + " and no Git revision of the application in `"
        + application.application()
        + "`."
        + Suggestions.didYouMean(name, deployments).map(hint -> " " + hint).orElse("");
  }

  private static String ambiguous(String name, List<Comparand> possible) {
    return "`"
        + name
        + "` is "
        + String.join(
            " and ", possible.stream().map(each -> withoutName(each.description())).toList())
        + ". Write "
        + Words.any(possible.stream().map(Comparand::written).toList())
        + ".";
  }

  /** Returns {@code a file} for {@code the file `x`}. */
  private static String withoutName(String description) {
    return "a " + description.split(" ")[1];
  }
}
