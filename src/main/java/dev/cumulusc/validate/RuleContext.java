package dev.cumulusc.validate;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.asl.TaskCall;
import dev.cumulusc.asl.knowledge.OwnResources;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A deployment with its state machines taken apart, made once for all rules. */
public final class RuleContext {
  private final Deployment deployment;
  private final Template template;
  private final Workspace workspace;
  private final List<LambdaWorker> workers;
  private final List<WorkflowMachine> machines = new ArrayList<>();
  private final OwnResources own;

  /** A workflow and its machine. */
  public record WorkflowMachine(Workflow workflow, Machine machine) {}

  /**
   * Makes the context of a deployment whose templates may define some of its machines otherwise.
   *
   * @param machines the machines that are not as their workflows say, by logical id
   * @param template the main template that was made of the deployment
   * @param workspace the folder that the deployment's files are read from
   * @param workers the services that run Lambda functions
   */
  public RuleContext(
      Deployment deployment,
      Map<String, Machine> machines,
      Template template,
      Workspace workspace,
      List<LambdaWorker> workers) {
    this.deployment = deployment;
    this.own = new OwnResources(deployment);
    this.template = template;
    this.workspace = workspace;
    this.workers = List.copyOf(workers);
    for (Workflow workflow : deployment.workflows()) {
      Machine other = machines.get(deployment.stateMachine(workflow));
      this.machines.add(
          new WorkflowMachine(
              workflow, other == null ? asWritten(workflow, MachineType.STANDARD) : other));
    }
  }

  /** Returns a workflow's machine as the workflow says. */
  public static Machine asWritten(Workflow workflow, MachineType type) {
    return Machine.of(StateMachines.deployable(workflow.definition()), type);
  }

  public Deployment deployment() {
    return deployment;
  }

  /** Returns the main template that was made of the deployment. */
  public Template template() {
    return template;
  }

  /** Returns the folder that the deployment's files are read from. */
  public Workspace workspace() {
    return workspace;
  }

  /** Returns the services that run Lambda functions, as they are written. */
  public List<LambdaWorker> workers() {
    return workers;
  }

  /** Returns the machines of all workflows, in the order of the workflows. */
  public List<WorkflowMachine> machines() {
    return List.copyOf(machines);
  }

  /** Returns the deployment's own function that a task calls, directly or by the integration. */
  public Optional<LambdaSpec> lambdaOf(MachineState task) {
    return task.call().flatMap(TaskCall::function).flatMap(own::function);
  }
}
