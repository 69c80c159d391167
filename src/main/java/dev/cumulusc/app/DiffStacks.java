package dev.cumulusc.app;

import dev.cumulusc.app.deploy.ChangeOptions;
import dev.cumulusc.app.deploy.DeployContext;
import dev.cumulusc.app.deploy.DeployRequest;
import dev.cumulusc.app.deploy.Preview;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Questions;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.guard.Guard;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.plan.StackPlan;
import dev.cumulusc.deploy.service.Aws;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what a deployment would change, and leaves nothing behind. */
public final class DiffStacks {
  private final Platform platform;
  private final CleanUp cleanUp = new CleanUp();

  public DiffStacks(Platform platform) {
    this.platform = platform;
  }

  /**
   * What is to be compared.
   *
   * @param stacks the stacks in the order of their deployment, at least one: {@link
   *     ApplicationStacks#of}
   * @param target what the plan names as its subject
   * @param withChangeSets whether CloudFormation is asked by change sets; otherwise templates and
   *     values alone are compared
   */
  public record Request(
      List<ApplicationRequest> stacks,
      Optional<EngineChoice> engine,
      Account account,
      DeployRequest.Target target,
      ChangeOptions options,
      boolean withChangeSets) {
    public Request {
      stacks = List.copyOf(stacks);
    }
  }

  /**
   * What would change.
   *
   * @param verdict what a deployment would refuse of it, if nothing were allowed
   */
  public record Result(Plan plan, Guard.Verdict verdict) {}

  /**
   * Compares.
   *
   * @return nothing if something is wrong, which was reported
   */
  public Optional<Result> run(Request request, Listener listener) throws InterruptedException {
    ApplicationRequest last = request.stacks().get(request.stacks().size() - 1);
    return Reporting.failures(
        listener,
        Optional.empty(),
        () -> {
          try (Aws aws = platform.aws().apply(request.account().connection(last))) {
            Optional<List<PreparedStack>> prepared =
                new Preparation(request.engine(), TemplateWriter.Format.YAML, listener)
                    .prepare(request.stacks(), request.options(), aws);
            return prepared.isEmpty()
                ? Optional.empty()
                : preview(request, prepared.get(), aws, listener)
                    .map(plan -> new Result(plan, StackPlan.judge(plan.stacks(), Set.of())));
          }
        });
  }

  /**
   * Takes change sets back, for a process that ends before the comparison does; may be called from
   * another thread.
   */
  public void abandon(Listener listener) {
    cleanUp.run(listener);
  }

  private Optional<Plan> preview(
      Request request, List<PreparedStack> stacks, Aws aws, Listener listener)
      throws InterruptedException {
    ChangeSets changeSets = new ChangeSets(aws.cloudFormation(), platform.clock());
    cleanUp.covers(changeSets);
    DeployContext context = new DeployContext(aws, platform.clock(), listener, Questions.NOBODY);
    return new Preview(context, request.target(), request.options(), changeSets)
        .of(stacks, request.withChangeSets());
  }
}
