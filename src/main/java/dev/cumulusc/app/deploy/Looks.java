package dev.cumulusc.app.deploy;

import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.plan.Planner;
import dev.cumulusc.deploy.plan.Unchanged;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Suggestions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at stacks, with the values that their parameters get, also from one another. */
final class Looks {
  private final DeployContext context;
  private final DeployRequest request;
  private final Planner planner;
  private final Voice voice;

  Looks(DeployContext context, DeployRequest request, Planner planner, Voice voice) {
    this.context = context;
    this.request = request;
    this.planner = planner;
    this.voice = voice;
  }

  /**
   * Looks at a stack.
   *
   * @param stack the stack as it is now
   * @param earlier the stacks that are deployed before it
   */
  Planner.Look look(PreparedStack prepared, Optional<Stack> stack, List<Planner.Look> earlier)
      throws Stop {
    boolean deferred = waitsFor(prepared, stack, earlier);
    Diagnostics diagnostics = new Diagnostics();
    StackParameters parameters =
        new StackParameters(
            prepared,
            stack,
            deferred ? Map.of() : outputs(prepared, stack, earlier),
            request.parameters());
    PreparedStack valued = prepared.withParameters(parameters.values(diagnostics));
    if (!deferred) {
      voice.found(diagnostics);
      if (diagnostics.hasErrors()) {
        throw new Stop(DeployResult.WRONG);
      }
    }
    if (deferred) {
      return new Planner.Look(valued, stack, Optional.empty(), Unchanged.Answer.UNKNOWN);
    }
    Voice.Activity looking = looking(prepared);
    try {
      return planner.look(valued, stack);
    } finally {
      looking.close();
    }
  }

  /** Finds a stack as it is now. */
  Optional<Stack> find(PreparedStack prepared) {
    Voice.Activity looking = looking(prepared);
    try {
      return context.cloudFormation().stack(prepared.input().stackName());
    } finally {
      looking.close();
    }
  }

  private Voice.Activity looking(PreparedStack prepared) {
    return voice.begin("Looking at the stack `" + prepared.input().stackName() + "`");
  }

  /** Makes the change set of a stack. */
  Planner.Proposal propose(Planner.Look look, Optional<String> onStackFailure)
      throws InterruptedException {
    Voice.Activity making =
        voice.begin("Making the change set of `" + look.prepared().input().stackName() + "`");
    try {
      return planner.propose(look, new ChangeSets.Options(request.roleArn(), onStackFailure));
    } finally {
      making.close();
    }
  }

  /** Tells whether a stack takes values from one that is changed before it. */
  boolean waitsFor(PreparedStack prepared, Optional<Stack> stack, List<Planner.Look> earlier) {
    return databaseOf(prepared)
        .filter(name -> parameters(prepared, stack).needsOutputs())
        .flatMap(
            name ->
                earlier.stream()
                    .filter(look -> look.prepared().input().stackName().equals(name))
                    .findFirst())
        .filter(look -> look.answer() != Unchanged.Answer.UNCHANGED)
        .isPresent();
  }

  private StackParameters parameters(PreparedStack prepared, Optional<Stack> stack) {
    return new StackParameters(prepared, stack, Map.of(), request.parameters());
  }

  static Optional<String> databaseOf(PreparedStack prepared) {
    return prepared.input().settings().databaseStack().map(name -> name.value());
  }

  /** Returns the outputs of the database stack, if a parameter may take one. */
  private Map<String, String> outputs(
      PreparedStack prepared, Optional<Stack> stack, List<Planner.Look> earlier) {
    Optional<String> name =
        databaseOf(prepared).filter(database -> parameters(prepared, stack).takesOutputs());
    Optional<Stack> database =
        name.flatMap(
            wanted ->
                earlier.stream()
                    .filter(look -> look.prepared().input().stackName().equals(wanted))
                    .findFirst()
                    .flatMap(Planner.Look::stack)
                    .or(() -> context.cloudFormation().stack(wanted)));
    return database.map(Stack::outputs).orElse(Map.of());
  }

  /** Complains of parameters on the command line that no stack has. */
  void reportUnused(List<PreparedStack> stacks) throws Stop {
    Set<String> known =
        stacks.stream()
            .flatMap(stack -> stack.template().parameters().keySet().stream())
            .collect(Collectors.toSet());
    for (String name : request.parameters().keySet()) {
      if (!known.contains(name)) {
        voice.refuse(
            "No template has a parameter `"
                + name
                + "`, which `--parameter` names."
                + Suggestions.didYouMean(name, known).map(hint -> " " + hint).orElse(""));
        throw new Stop(DeployResult.WRONG);
      }
    }
  }
}
