package dev.cumulusc.cli;

import dev.cumulusc.app.FunctionTarget;
import dev.cumulusc.app.FunctionUpdate;
import dev.cumulusc.app.FunctionUpdateFailure;
import dev.cumulusc.compile.CheckedRun;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.deploy.aws.AwsServices;
import dev.cumulusc.deploy.aws.Connection;
import dev.cumulusc.deploy.bundle.Bundler;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.StackInput;
import dev.cumulusc.deploy.bundle.Upload;
import dev.cumulusc.deploy.bundle.UploadResult;
import dev.cumulusc.deploy.bundle.Uploader;
import dev.cumulusc.deploy.inflight.InFlight;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.service.DeployedFunction;
import dev.cumulusc.deploy.service.FunctionAlias;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.resolve.ApplicationRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Updates a function's code, and tells people about it on standard error. */
final class LambdaAction {
  private static final TemplateWriter.Format FORMAT = TemplateWriter.Format.YAML;

  private final PrintWriter err;
  private final CommandSpec spec;
  private final Terminal terminal;
  private final CompileStep step;
  private final String name;
  private final boolean whileRunning;

  LambdaAction(CommandSpec spec, String name, boolean whileRunning) {
    this.err = spec.commandLine().getErr();
    this.spec = spec;
    this.terminal = CumuluscCommand.of(spec).terminal;
    this.step = new CompileStep(spec);
    this.name = name;
    this.whileRunning = whileRunning;
  }

  int run(ApplicationRequest request, EngineOption engine, Connection connection) {
    CheckedRun run = step.run(request, engine, FORMAT);
    if (run.compilation().isEmpty()) {
      return ExitCode.FINDINGS;
    }
    Map<String, FunctionTarget> targets = FunctionTarget.of(run.compilation().get());
    @Nullable FunctionTarget target = targets.get(name);
    if (target == null) {
      return failed(
          "There is no function `"
              + name
              + "` with code to deploy. "
              + Suggestions.didYouMean(name, targets.keySet())
                  .orElse("The functions are " + String.join(", ", targets.keySet()) + "."));
    }
    try (AwsServices services = new AwsServices(connection)) {
      return run(run.compilation().get(), target, services);
    } catch (ServiceException | FunctionUpdateFailure e) {
      return failed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return failed("The code of `" + name + "` can't be packed: " + e.getMessage() + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed("Interrupted; what Lambda has begun goes on.");
    }
  }

  private int run(Compilation compilation, FunctionTarget target, AwsServices services)
      throws IOException, FunctionUpdateFailure, InterruptedException {
    Diagnostics diagnostics = new Diagnostics();
    StackInput input = StackInput.of(compilation, diagnostics);
    Optional<PreparedStack> stack =
        Bundler.prepare(input, services.s3Addresses(), FORMAT, diagnostics)
            .filter(prepared -> !diagnostics.hasErrors());
    if (stack.isEmpty()) {
      step.tell(diagnostics.sorted(), false);
      return ExitCode.FINDINGS;
    }
    List<Upload> uploads =
        stack.get().uploads().stream()
            .filter(upload -> upload.key().equals(target.objectKey()))
            .filter(upload -> upload.bucket().equals(target.bucket()))
            .toList();
    FunctionUpdate update = new FunctionUpdate(services.functions(), CumuluscCommand.of(spec).pace);
    Optional<DeployedFunction> before = update.deployed(target);
    if (before.isEmpty()) {
      return failed(
          "There is no function `" + target.name() + "` in Lambda yet: deploy the stack first.");
    }
    Optional<FunctionAlias> alias = update.alias(target);
    if (!uploads.isEmpty() && update.has(target, before.get(), alias, uploads.get(0).sha256())) {
      err.println(
          "Nothing to do: `"
              + target.name()
              + "` has this code, "
              + before.get().codeSha256()
              + ".");
      return ExitCode.DONE;
    }
    if (alias.isPresent() && !whileRunning && isHeld(target, alias.get(), input, services)) {
      return ExitCode.REFUSED;
    }
    return upload(uploads, services)
        ? tell(update.update(target, before.get(), alias), target)
        : ExitCode.FINDINGS;
  }

  private boolean upload(List<Upload> uploads, AwsServices services) throws InterruptedException {
    try (UploadDisplay display = new UploadDisplay(err, terminal)) {
      UploadResult result = new Uploader(services.objectStore(), display).upload(uploads);
      result.failures().forEach(this::failed);
      return result.failures().isEmpty();
    }
  }

  private boolean isHeld(
      FunctionTarget target, FunctionAlias alias, StackInput input, AwsServices services) {
    List<MachineUse> holders =
        FunctionUpdate.holders(
            target,
            alias,
            new InFlight(services.workflows())
                .report(services.cloudFormation().resources(input.stackName())));
    if (holders.isEmpty()) {
      return false;
    }
    failed(
        "Running executions call `"
            + target.name()
            + "` by the alias `"
            + alias.name()
            + "` and would change to the new code half-way: "
            + holders.stream()
                .map(use -> use.count() + " of " + use.logicalId())
                .collect(Collectors.joining(", "))
            + ". Nothing was changed.");
    err.println(
        "help: wait until they have ended, deploy the stack (which makes a new alias), or give"
            + " `--while-running`.");
    return true;
  }

  private int tell(FunctionUpdate.Updated updated, FunctionTarget target) {
    boolean same = updated.oldSha256().equals(updated.newSha256());
    err.println(
        same
            ? "The code of `" + target.name() + "` is what it was, " + updated.newSha256() + "."
            : "Updated the code of `" + target.name() + "`.");
    if (!same) {
      err.println("  old " + updated.oldSha256());
      err.println("  new " + updated.newSha256());
    }
    if (updated.alias().isPresent()) {
      FunctionAlias alias = updated.alias().get();
      err.println(
          "  workflows call it by the alias "
              + alias.name()
              + ", which is version "
              + alias.version()
              + " now");
    } else if (target.versioned()) {
      err.println("  no alias follows, since no deployment has made one yet: deploy the stack");
    }
    return ExitCode.DONE;
  }

  private int failed(String sentence) {
    err.println("error: " + sentence);
    return ExitCode.FINDINGS;
  }
}
