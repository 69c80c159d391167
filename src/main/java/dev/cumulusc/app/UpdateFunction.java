package dev.cumulusc.app;

import dev.cumulusc.app.deploy.Uploads;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.Upload;
import dev.cumulusc.deploy.inflight.InFlight;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.service.Aws;
import dev.cumulusc.deploy.service.DeployedFunction;
import dev.cumulusc.deploy.service.FunctionAlias;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives one function of an application its present code, without a deployment of its stack. */
public final class UpdateFunction {
  private final Platform platform;

  public UpdateFunction(Platform platform) {
    this.platform = platform;
  }

  /**
   * What is to be updated.
   *
   * @param function the function's key under {@code lambdas}, its logical id or its name in Lambda
   * @param whileRunning whether the alias follows although running executions call the function by
   *     it
   */
  public record Request(
      ApplicationRequest application,
      Optional<EngineChoice> engine,
      Account account,
      String function,
      boolean whileRunning) {}

  /** How it ended. */
  public sealed interface Result {
    /** Something is wrong, which was reported. */
    record Failed() implements Result {}

    /** Running executions call the function by its alias; nothing was changed. */
    record Refused() implements Result {}

    /** The function has this code already. */
    record UpToDate(FunctionTarget target, DeployedFunction function) implements Result {}

    /** The function has the code now. */
    record Done(FunctionTarget target, FunctionUpdate.Updated updated) implements Result {}
  }

  /**
   * Updates the function.
   *
   * @throws InterruptedException if somebody wants something else to be done; what Lambda has
   *     started goes on
   */
  public Result run(Request request, Listener listener) throws InterruptedException {
    Preparation preparation =
        new Preparation(request.engine(), TemplateWriter.Format.YAML, listener);
    Optional<Compilation> compilation = preparation.compile(request.application()).compilation();
    if (compilation.isEmpty()) {
      return new Result.Failed();
    }
    Map<String, FunctionTarget.Candidate> candidates = FunctionTarget.candidates(compilation.get());
    Optional<FunctionTarget.Candidate> target =
        candidates.values().stream()
            .filter(found -> found.isCalled(request.function()))
            .findFirst();
    if (target.isEmpty()) {
      listener.error(
          "There is no function `"
              + request.function()
              + "` with code to deploy. "
              + unknown(request.function(), candidates.keySet()));
      return new Result.Failed();
    }
    return Reporting.failures(
        listener,
        new Result.Failed(),
        () -> {
          try (Aws aws =
              platform.aws().apply(request.account().connection(request.application()))) {
            Optional<PreparedStack> stack =
                preparation.bundle(compilation.get(), Map.of(), aws::s3Addresses);
            return stack.isEmpty()
                ? new Result.Failed()
                : update(stack.get(), target.get(), request.whileRunning(), aws, listener);
          } catch (FunctionUpdateFailure e) {
            listener.error(String.valueOf(e.getMessage()));
            return new Result.Failed();
          } catch (IOException e) {
            listener.error(
                "The code of `"
                    + target.get().key()
                    + "` can't be packed: "
                    + FileFailure.reason(e)
                    + ".");
            return new Result.Failed();
          }
        });
  }

  private static String unknown(String name, Set<String> functions) {
    return functions.isEmpty()
        ? "The application has none: code comes from a `source` in the configuration."
        : Suggestions.didYouMeanName(name, functions)
            .orElse("The functions are " + String.join(", ", functions) + ".");
  }

  private Result update(
      PreparedStack stack,
      FunctionTarget.Candidate candidate,
      boolean whileRunning,
      Aws aws,
      Listener listener)
      throws IOException, FunctionUpdateFailure, InterruptedException {
    Optional<FunctionTarget> found = deployed(candidate, stack, aws);
    if (found.isEmpty()) {
      listener.error(
          "The function `" + candidate.key() + "` is not deployed yet: deploy the stack first.");
      return new Result.Failed();
    }
    FunctionTarget target = found.get();
    List<Upload> uploads =
        stack.uploads().stream()
            .filter(upload -> upload.key().equals(target.objectKey()))
            .filter(upload -> upload.bucket().equals(target.bucket()))
            .toList();
    FunctionUpdate update = new FunctionUpdate(aws.functions(), platform.clock());
    Optional<DeployedFunction> before = update.deployed(target);
    if (before.isEmpty()) {
      listener.error(
          "There is no function `" + target.name() + "` in Lambda yet: deploy the stack first.");
      return new Result.Failed();
    }
    Optional<FunctionAlias> alias = update.alias(target);
    if (!uploads.isEmpty() && update.has(target, before.get(), alias, uploads.get(0).sha256())) {
      return new Result.UpToDate(target, before.get());
    }
    if (alias.isPresent()
        && !whileRunning
        && isHeld(target, alias.get(), stack.input().stackName(), aws, listener)) {
      return new Result.Refused();
    }
    return Uploads.run(uploads, aws, listener).failures().isEmpty()
        ? new Result.Done(target, update.update(target, before.get(), alias))
        : new Result.Failed();
  }

  private static Optional<FunctionTarget> deployed(
      FunctionTarget.Candidate candidate, PreparedStack stack, Aws aws) {
    try {
      return candidate.deployed(stack.input().stackName(), aws.cloudFormation());
    } catch (ServiceException e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean isHeld(
      FunctionTarget target, FunctionAlias alias, String stackName, Aws aws, Listener listener) {
    List<MachineUse> holders =
        FunctionUpdate.holders(
            target,
            alias,
            new InFlight(aws.workflows()).report(aws.cloudFormation().resources(stackName)));
    if (holders.isEmpty()) {
      return false;
    }
    Optional<String> problem = holders.stream().flatMap(use -> use.problem().stream()).findFirst();
    listener.error(
        problem
            .map(
                found ->
                    "Whether running executions call `"
                        + target.name()
                        + "` is not known: "
                        + found)
            .orElseGet(() -> held(target, alias, holders)));
    listener.note(
        "help: wait until they have ended, deploy the stack (which makes a new alias), or give"
            + " `--while-running`.");
    return true;
  }

  private static String held(FunctionTarget target, FunctionAlias alias, List<MachineUse> holders) {
    return "Running executions call `"
        + target.name()
        + "` by the alias `"
        + alias.name()
        + "` and would change to the new code half-way: "
        + holders.stream()
            .map(use -> use.count() + " of " + use.logicalId())
            .collect(Collectors.joining(", "))
        + ". Nothing was changed.";
  }
}
