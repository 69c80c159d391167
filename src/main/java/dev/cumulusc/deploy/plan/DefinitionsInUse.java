package dev.cumulusc.deploy.plan;

import dev.cumulusc.deploy.inflight.KeptForExecutions;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.inflight.RevisionUse;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.keep.DefinitionInUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The definitions in use of the state machines of a stack, and of the stacks nested in it.
 *
 * @param definitions the definitions, for each reason one
 * @param digests what distinguishes them
 * @param otherDigests the digests without those that only running executions have
 * @param problems why not all are known: sentences
 */
record DefinitionsInUse(
    List<DefinitionInUse> definitions,
    List<KeptForExecutions.Definition> digests,
    List<KeptForExecutions.Definition> otherDigests,
    List<String> problems) {

  DefinitionsInUse {
    definitions = List.copyOf(definitions);
    digests = List.copyOf(digests);
    otherDigests = List.copyOf(otherDigests);
    problems = List.copyOf(problems);
  }

  /** Asks for what is in use in a stack. */
  @FunctionalInterface
  interface Question {
    List<MachineUse> of(List<StackResource> resources);
  }

  /**
   * Finds the definitions in use.
   *
   * @param stack the stack with its resources
   */
  static DefinitionsInUse of(DeployedStack stack, Question question) {
    List<DefinitionInUse> definitions = new ArrayList<>();
    List<KeptForExecutions.Definition> digests = new ArrayList<>();
    List<KeptForExecutions.Definition> others = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    stack.forEach(
        (path, each) -> {
          for (MachineUse use : question.of(each.resources().orElseThrow())) {
            DefinitionInUse.Machine machine =
                new DefinitionInUse.Machine(
                    Optional.of(path).filter(text -> !text.isEmpty()),
                    use.logicalId(),
                    use.arn(),
                    use.express());
            problems.addAll(use.problem().stream().toList());
            for (RevisionUse revision : use.revisions()) {
              definitions.addAll(revision.definitions(machine));
              KeptForExecutions.Definition digest =
                  new KeptForExecutions.Definition(
                      KeptItems.path(machine.nestedStack(), use.logicalId()),
                      use.arn(),
                      revision.digest());
              digests.add(digest);
              if (revision.deployed() || !revision.aliases().isEmpty()) {
                others.add(digest);
              }
            }
          }
        });
    return new DefinitionsInUse(definitions, digests, others, problems);
  }

  /** Returns the definitions without those that only running executions have. */
  List<DefinitionInUse> withoutRunning() {
    return definitions.stream().filter(each -> !isRunning(each)).toList();
  }

  static boolean isRunning(DefinitionInUse definition) {
    return definition.use() instanceof DefinitionInUse.Executions executions
        && executions.isRunning();
  }

  static boolean isRedrivable(DefinitionInUse definition) {
    return definition.use() instanceof DefinitionInUse.Executions executions
        && !executions.isRunning();
  }
}
