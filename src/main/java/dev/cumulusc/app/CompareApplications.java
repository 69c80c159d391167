package dev.cumulusc.app;

import dev.cumulusc.app.compare.Comparand;
import dev.cumulusc.app.compare.ComparandNames;
import dev.cumulusc.app.compare.ComparedStack;
import dev.cumulusc.app.compare.Comparison;
import dev.cumulusc.app.compare.StackComparer;
import dev.cumulusc.app.compare.TemplateFileReader;
import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.graph.GitRevision;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.diagnostic.ShownPaths;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares two deployments, revisions or applications, or a template file with either, by what they
 * mean. Nothing is asked of AWS.
 */
public final class CompareApplications {
  /**
   * What is to be compared.
   *
   * @param application the application whose deployments and revisions can be named
   * @param before the name of what is compared with, as {@link ComparandNames} understands it
   * @param after the name of what is compared
   */
  public record Request(
      ApplicationRequest application, Optional<EngineChoice> engine, String before, String after) {}

  /** Compares; nothing if something is wrong, which was reported. */
  public Optional<Comparison> run(Request request, Listener listener) {
    ComparandNames names = ComparandNames.of(request.application(), listener);
    Optional<Comparand> before = names.find(request.before());
    Optional<Comparand> after = before.flatMap(found -> names.find(request.after()));
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    boolean single =
        before.get() instanceof Comparand.TemplateFile
            || after.get() instanceof Comparand.TemplateFile;
    Optional<List<ComparedStack>> old = stacks(before.get(), request, single, listener);
    Optional<List<ComparedStack>> young =
        old.flatMap(found -> stacks(after.get(), request, single, listener));
    return young.map(
        found ->
            new Comparison(
                before.get(), after.get(), StackComparer.compare(old.orElseThrow(), found)));
  }

  /**
   * Returns the stacks of one side.
   *
   * @param single whether only the application's own stack is wanted
   */
  private static Optional<List<ComparedStack>> stacks(
      Comparand side, Request request, boolean single, Listener listener) {
    ApplicationRequest application = request.application();
    if (side instanceof Comparand.TemplateFile file) {
      return TemplateFileReader.read(file.file(), listener)
          .map(
              template ->
                  List.of(ComparedStack.of(String.valueOf(file.file().getFileName()), template)));
    }
    if (side instanceof Comparand.Revision revision) {
      return GitRevision.read(
          application.application(),
          revision.name(),
          listener,
          then -> compiled(application.forCopy(then), request, single, side, listener));
    }
    ApplicationRequest wanted =
        side instanceof Comparand.Folder folder
            ? application.forFolder(folder.folder())
            : application.withDeployment(side.name());
    return compiled(wanted, request, single, side, listener);
  }

  private static Optional<List<ComparedStack>> compiled(
      ApplicationRequest wanted,
      Request request,
      boolean single,
      Comparand side,
      Listener listener) {
    Path shown =
        side instanceof Comparand.Revision
            ? request.application().application()
            : wanted.application();
    Preparation preparation =
        new Preparation(
            request.engine(),
            TemplateWriter.Format.YAML,
            Findings.ERRORS,
            showing(ShownPaths.of(shown, Optional.empty()), listener));
    List<ComparedStack> stacks = new ArrayList<>();
    for (ApplicationRequest each : single ? List.of(wanted) : ApplicationStacks.of(wanted)) {
      Optional<Compilation> compilation = preparation.compile(each).compilation();
      if (compilation.isEmpty()) {
        listener.error(
            Words.start(side.description()) + " can't be compiled, so it can't be compared.");
        return Optional.empty();
      }
      stacks.add(ComparedStack.of(compilation.get()));
    }
    return Optional.of(stacks);
  }

  /** Returns a listener that gets findings with the paths of their files as they are shown. */
  private static Listener showing(ShownPaths paths, Listener listener) {
    return event ->
        listener.on(
            event instanceof Event.Compiled compiled
                ? new Event.Compiled(paths.of(compiled.diagnostics()), compiled.usable())
                : event);
  }
}
