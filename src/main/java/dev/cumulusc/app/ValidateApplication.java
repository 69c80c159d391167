package dev.cumulusc.app;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.compile.AslFiles;
import dev.cumulusc.compile.CheckedRun;
import dev.cumulusc.compile.FixedFiles;
import dev.cumulusc.compile.RenderedErrors;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.validate.Fixes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Checks an application and all that it compiles to, or bare definitions; may fix what it finds.
 */
public final class ValidateApplication {
  /**
   * What is to be checked.
   *
   * @param findings which findings count
   */
  public record Request(Target target, Findings findings, Fixing fixing) {}

  /** What is checked. */
  public sealed interface Target {
    /** An application. */
    record Application(ApplicationRequest request, Optional<EngineChoice> engine)
        implements Target {}

    /**
     * State machine definitions, each by itself.
     *
     * @param paths files, and folders whose files are checked; at least one
     * @param type what is to run the definitions
     */
    record Definitions(List<Path> paths, MachineType type) implements Target {
      public Definitions {
        paths = List.copyOf(paths);
      }
    }
  }

  /** What becomes of findings that have one right answer. */
  public enum Fixing {
    NONE,
    /** The fixed texts are returned, and no file is changed. */
    PROPOSE,
    /** The files are changed. */
    APPLY
  }

  /**
   * What was found.
   *
   * @param found the findings that count; after fixing, those that are left
   * @param fixed the files that were changed, or would be
   * @param left how many places another run could fix
   * @param fails whether what was found, or left out as too slight to be reported, fails
   */
  public record Result(List<Diagnostic> found, List<Fixes.Fixed> fixed, int left, boolean fails) {
    public Result {
      found = List.copyOf(found);
      fixed = List.copyOf(fixed);
    }
  }

  /** Checks; nothing is returned if files could not be fixed, which was reported. */
  public Optional<Result> run(Request request, Listener listener) {
    List<Diagnostic> all = check(request, listener);
    List<Diagnostic> found = request.findings().of(all);
    if (request.fixing() == Fixing.NONE) {
      return Optional.of(result(request, all, List.of(), 0, listener));
    }
    List<Fixes.Fixed> fixed = fixes(found);
    if (request.fixing() == Fixing.PROPOSE) {
      return Optional.of(result(request, all, fixed, 0, listener));
    }
    try {
      FixedFiles.write(root(request.target()), fixed);
    } catch (IOException e) {
      listener.error("Nothing was fixed: " + FileFailure.reason(e) + ".");
      return Optional.empty();
    }
    for (Fixes.Fixed each : fixed) {
      listener.note("Fixed " + Words.count(each.count(), "place") + " in " + each.file() + ".");
    }
    // What was fixed can bring more to light.
    List<Diagnostic> rest = fixed.isEmpty() ? all : check(request, listener);
    int left = fixes(request.findings().of(rest)).stream().mapToInt(Fixes.Fixed::count).sum();
    return Optional.of(result(request, rest, fixed, left, listener));
  }

  private static Result result(
      Request request, List<Diagnostic> all, List<Fixes.Fixed> fixed, int left, Listener listener) {
    Findings findings = request.findings();
    findings.unseen(all).ifPresent(listener::note);
    return new Result(findings.of(all), fixed, left, findings.fail(all));
  }

  private static List<Diagnostic> check(Request request, Listener listener) {
    try (Listener.Activity checking = listener.start("Checking " + place(request.target()))) {
      return findings(request.target());
    }
  }

  private static List<Diagnostic> findings(Target target) {
    if (target instanceof Target.Definitions definitions) {
      return AslFiles.check(definitions.paths(), definitions.type());
    }
    Target.Application application = (Target.Application) target;
    return CheckedRun.of(
            application.request(),
            application.engine(),
            TemplateWriter.Format.YAML,
            RenderedErrors.STOP)
        .found();
  }

  private static String place(Target target) {
    String path =
        (target instanceof Target.Definitions definitions
                ? definitions.paths().get(0)
                : root(target))
            .normalize()
            .toString();
    return path.isEmpty() ? "." : path;
  }

  /** Returns the folder that the names of files are relative to. */
  private static Path root(Target target) {
    return target instanceof Target.Application application
        ? application.request().application()
        : Path.of("");
  }

  private static List<Fixes.Fixed> fixes(List<Diagnostic> found) {
    return FixedFiles.own(Fixes.of(found));
  }
}
