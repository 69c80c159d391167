package dev.cumulusc.app;

import dev.cumulusc.app.deploy.DeployContext;
import dev.cumulusc.app.deploy.DeployRequest;
import dev.cumulusc.app.deploy.DeployResult;
import dev.cumulusc.app.deploy.Deployer;
import dev.cumulusc.app.deploy.PlanStore;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Questions;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.service.Aws;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles the stacks of an application and deploys them, or only plans to. */
public final class DeployStacks {
  private final Platform platform;
  private final CleanUp cleanUp = new CleanUp();

  public DeployStacks(Platform platform) {
    this.platform = platform;
  }

  /**
   * What is to be deployed.
   *
   * @param stacks the stacks in the order of their deployment, at least one: {@link
   *     ApplicationStacks#of}
   * @param work what is to be done
   * @param wanted how it is to be done
   * @param withOutputs whether the outputs of the stacks are wanted afterwards
   * @param findings which findings are reported, and which end the deployment before it begins
   */
  public record Request(
      List<ApplicationRequest> stacks,
      Optional<EngineChoice> engine,
      Account account,
      Work work,
      DeployRequest wanted,
      boolean withOutputs,
      Findings findings) {
    public Request {
      stacks = List.copyOf(stacks);
    }
  }

  /** What is to be done with the stacks. */
  public sealed interface Work {
    /**
     * They are deployed, as far as the request's mode goes.
     *
     * @param plans keeps the plan, if the stacks are only planned
     */
    record Deploy(PlanStore plans) implements Work {}

    /** A plan is executed exactly; its deployment counts before the request's. */
    record Execute(Plan plan) implements Work {}

    /** Only the steps beside stacks that are deployed already are done. */
    record PostDeploy() implements Work {}
  }

  /**
   * How it ended.
   *
   * @param outputs the outputs by stack name as they may be seen; nothing if they were not wanted,
   *     or nothing is deployed
   */
  public record Result(DeployResult result, Optional<Map<String, Map<String, String>>> outputs) {
    private static Result of(DeployResult result) {
      return new Result(result, Optional.empty());
    }
  }

  /**
   * Deploys.
   *
   * @throws InterruptedException if somebody wants something else to be done; what was prepared is
   *     taken back
   */
  public Result run(Request request, Listener listener, Questions questions)
      throws InterruptedException {
    List<ApplicationRequest> stacks =
        request.work() instanceof Work.Execute execute
            ? request.stacks().stream()
                .map(each -> each.withDeployment(execute.plan().deployment()))
                .toList()
            : request.stacks();
    ApplicationRequest last = stacks.get(stacks.size() - 1);
    return Reporting.failures(
        listener,
        Result.of(DeployResult.WRONG),
        () -> {
          try (Aws aws = platform.aws().apply(request.account().connection(last))) {
            Optional<List<PreparedStack>> prepared =
                new Preparation(
                        request.engine(), TemplateWriter.Format.YAML, request.findings(), listener)
                    .prepare(stacks, request.wanted().options(), aws);
            return prepared.isEmpty()
                ? Result.of(DeployResult.WRONG)
                : deploy(
                    request,
                    prepared.get(),
                    new DeployContext(aws, platform.clock(), listener, questions));
          }
        });
  }

  /**
   * Takes back what was prepared and not executed, for a process that ends before the deployment
   * does; may be called from another thread.
   */
  public void abandon(Listener listener) {
    cleanUp.run(listener);
  }

  private Result deploy(Request request, List<PreparedStack> stacks, DeployContext context)
      throws InterruptedException {
    ChangeSets changeSets = new ChangeSets(context.aws().cloudFormation(), platform.clock());
    cleanUp.covers(changeSets);
    cleanUp.covers(context.aws());
    Deployer deployer = new Deployer(context, request.wanted(), changeSets);
    DeployResult result = deploy(request.work(), deployer, stacks);
    return new Result(
        result,
        request.withOutputs() && isDeployed(result)
            ? Optional.of(outputs(stacks, context.aws()))
            : Optional.empty());
  }

  private static DeployResult deploy(Work work, Deployer deployer, List<PreparedStack> stacks)
      throws InterruptedException {
    if (work instanceof Work.Execute execute) {
      return deployer.execute(execute.plan(), stacks);
    }
    return work instanceof Work.Deploy deploy
        ? deployer.deploy(stacks, deploy.plans())
        : deployer.postDeploy(stacks);
  }

  private static boolean isDeployed(DeployResult result) {
    return result == DeployResult.DONE
        || result == DeployResult.NOTHING_TO_DO
        || result == DeployResult.STEP_FAILED;
  }

  private static Map<String, Map<String, String>> outputs(List<PreparedStack> stacks, Aws aws) {
    Map<String, Map<String, String>> outputs = new LinkedHashMap<>();
    for (PreparedStack stack : stacks) {
      String name = stack.input().stackName();
      aws.cloudFormation().stack(name).ifPresent(found -> outputs.put(name, Outputs.of(found)));
    }
    return outputs;
  }
}
