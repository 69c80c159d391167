package dev.cumulusc.emit;

import dev.cumulusc.iam.PolicyDocument;
import dev.cumulusc.iam.RoleTemplate;
import dev.cumulusc.iam.Statement;
import dev.cumulusc.iam.WorkerPolicy;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.Located;
import dev.cumulusc.move.WorkerCommand;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The roles of a container: one for its own code, and one for the agent that starts it. Where the
 * configuration names the instances' profile, containers on them go with that, and need none of
 * their own but to log in to a registry. On Fargate there is no instance whose role could do.
 */
final class ContainerRoles {
  private static final String TASKS = "ecs-tasks.amazonaws.com";

  private final Emission emission;
  private final ContainerRegistry registry;
  private final EcsService container;
  private final String name;
  private final Origin origin;

  ContainerRoles(Emission emission, ContainerRegistry registry, EcsService container) {
    this.emission = emission;
    this.registry = registry;
    this.container = container;
    this.name = container.name().value();
    this.origin = container.origin().derive("the role of the container, since `iams` names none");
  }

  /** Emits the roles and makes a task definition take them. */
  void emit(MappingBuilder taskDefinition) {
    boolean ownRoles =
        container.runsOnFargate() || emission.deployment().roles().instanceProfile().isEmpty();
    Optional<Located<String>> named = container.placement().taskRole();
    if (named.isPresent()) {
      taskDefinition.put("TaskRoleArn", Values.text(named.get()));
    } else if (ownRoles) {
      emitTaskRole(taskDefinition);
    }
    boolean login = container.definition().image().flatMap(registry::credentials).isPresent();
    if (ownRoles || login) {
      RoleTemplate role =
          role(
              "ExecutionRole",
              "Starts the container " + emission.prefixed(name),
              executionStatements());
      ManagedPolicies.emit(role, emission);
      taskDefinition.put("ExecutionRoleArn", role.arn());
    }
  }

  private void emitTaskRole(MappingBuilder taskDefinition) {
    WorkerCommand command = WorkerCommand.of(container, emission.deployment());
    command.unknown().forEach(this::reportUnknown);
    List<Statement> statements = WorkerPolicy.of(emission.deployment(), command);
    if (!statements.isEmpty()) {
      RoleTemplate role =
          role("TaskRole", "Runs the container " + emission.prefixed(name), statements);
      ManagedPolicies.emit(role, emission);
      taskDefinition.put("TaskRoleArn", role.arn());
    }
  }

  private List<Statement> executionStatements() {
    List<Statement> statements = new ArrayList<>();
    statements.add(
        Statement.allow(
            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
            CfnValue.getAtt(EcsNames.logGroup(name), "Arn", origin)));
    container.definition().image().map(registry::permissions).ifPresent(statements::addAll);
    return statements;
  }

  private RoleTemplate role(String suffix, String description, List<Statement> statements) {
    return new RoleTemplate(
        name + suffix,
        description,
        PolicyDocument.trustWithinAccount(TASKS, origin),
        statements,
        origin);
  }

  private void reportUnknown(Expression argument) {
    emission
        .diagnostics()
        .report(
            EmitRules.WORKER_WITHOUT_PERMISSION,
            argument.origin(),
            "The role of `"
                + name
                + "` does not allow what this names, which is nothing of this deployment.",
            "Name a role with the permission under `iams.instanceProfile`.");
  }
}
