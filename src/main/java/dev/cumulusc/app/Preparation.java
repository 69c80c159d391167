package dev.cumulusc.app;

import dev.cumulusc.app.deploy.ChangeOptions;
import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.compare.Masks;
import dev.cumulusc.compile.CheckedRun;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.compile.RenderedErrors;
import dev.cumulusc.deploy.bundle.Bundler;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.StackInput;
import dev.cumulusc.deploy.plan.KeepOptions;
import dev.cumulusc.deploy.service.Aws;
import dev.cumulusc.deploy.service.S3Addresses;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.RetainedVersions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Compiles stacks, and makes them ready for CloudFormation; what is found is reported. */
public final class Preparation {
  private final Optional<EngineChoice> engine;
  private final TemplateWriter.Format format;
  private final Findings findings;
  private final Listener listener;

  public Preparation(
      Optional<EngineChoice> engine, TemplateWriter.Format format, Listener listener) {
    this(engine, format, Findings.WITHOUT_ADVICE, listener);
  }

  Preparation(
      Optional<EngineChoice> engine,
      TemplateWriter.Format format,
      Findings findings,
      Listener listener) {
    this.engine = engine;
    this.format = format;
    this.findings = findings;
    this.listener = listener;
  }

  /** Compiles a stack; without a compilation, all that is to be said has been reported. */
  public CheckedRun compile(ApplicationRequest request) {
    return judged(check(request));
  }

  /**
   * Compiles stacks with the versions of functions that they have to keep, and prepares them.
   *
   * @param options what all stacks are changed with
   * @return nothing if something is wrong, which was reported
   */
  Optional<List<PreparedStack>> prepare(
      List<ApplicationRequest> requests, ChangeOptions options, Aws aws) {
    boolean listing = options.executions().running() != KeepOptions.Running.ASSUMED_NONE;
    List<PreparedStack> stacks = new ArrayList<>();
    for (ApplicationRequest request : requests) {
      CheckedRun run = judged(withKeptVersions(request, check(request), aws, listing));
      Optional<PreparedStack> prepared =
          run.compilation()
              .flatMap(compilation -> bundle(compilation, options.tags(), aws::s3Addresses));
      if (prepared.isEmpty()) {
        return Optional.empty();
      }
      if (isNamedTwice(prepared.get(), request, stacks)) {
        return Optional.empty();
      }
      stacks.add(prepared.get());
    }
    for (PreparedStack stack : stacks) {
      StackInput input = stack.input();
      Set<String> hidden = Masks.hiddenParameters(stack.template());
      StackSecrets.of(input.compilation().application(), input.settings(), hidden::contains)
          .hideFrom(aws.cloudFormation());
    }
    return Optional.of(stacks);
  }

  /** Reports a stack with the name of another one, whose resources it would take the place of. */
  private boolean isNamedTwice(
      PreparedStack stack, ApplicationRequest request, List<PreparedStack> others) {
    String name = stack.input().stackName();
    boolean twice = others.stream().anyMatch(each -> each.input().stackName().equals(name));
    if (twice) {
      listener.error(
          "Two stacks of "
              + request.application()
              + " have the name `"
              + name
              + "`: give each a `stackName` of its own in its `config.yml`.");
    }
    return twice;
  }

  /** Prepares a compiled stack without a call; nothing if something is wrong, which is reported. */
  Optional<PreparedStack> bundle(
      Compilation compilation, Map<String, String> tags, Supplier<S3Addresses> addresses) {
    Diagnostics diagnostics = new Diagnostics();
    StackInput input = StackInput.of(compilation, diagnostics);
    Map<String, String> all = new LinkedHashMap<>(input.tags());
    all.putAll(tags);
    Optional<PreparedStack> prepared =
        Bundler.prepare(input.withTags(all), addresses, format, diagnostics)
            .filter(stack -> !diagnostics.hasErrors());
    if (prepared.isEmpty()) {
      listener.on(new Event.Compiled(diagnostics.sorted(), false));
    }
    return prepared;
  }

  private CheckedRun check(ApplicationRequest request) {
    return CheckedRun.of(request, engine, format, RenderedErrors.WARN);
  }

  /** Compiles once more if the stack has versions of functions that it has to keep. */
  private CheckedRun withKeptVersions(
      ApplicationRequest request, CheckedRun run, Aws aws, boolean listing) {
    if (request.retainedVersions().isPresent()) {
      return run;
    }
    Optional<RetainedVersions> kept =
        run.compilation()
            .map(compilation -> StackInput.of(compilation, Diagnostics.discarding()))
            .flatMap(input -> KeptVersions.of(input, aws, listing));
    return kept.map(versions -> check(request.withRetainedVersions(Optional.of(versions))))
        .orElse(run);
  }

  /** Reports what was found; a run that fails by it has no result. */
  private CheckedRun judged(CheckedRun run) {
    List<Diagnostic> reported = findings.of(run.found());
    CheckedRun judged = findings.fail(run.found()) ? run.withoutResult() : run;
    listener.on(new Event.Compiled(reported, judged.compilation().isPresent()));
    findings.unseen(run.found()).ifPresent(listener::note);
    return judged;
  }
}
