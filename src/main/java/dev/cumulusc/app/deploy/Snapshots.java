package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.plan.KeepOptions;
import dev.cumulusc.deploy.plan.Keeper;
import dev.cumulusc.deploy.plan.Planner;
import dev.cumulusc.deploy.plan.StackSnapshot;
import dev.cumulusc.deploy.plan.Unchanged;
import dev.cumulusc.deploy.service.ResourceDrift;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.source.Secrets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes snapshots of stacks, with the values that their parameters get, also from one another. */
final class Snapshots {
  private final DeployContext context;
  private final ChangeOptions options;
  private final Planner planner;
  private final Keeper keeper;
  private final Unlisted unlisted;
  private final Listener listener;

  /** The stacks whose drift was reported. */
  private final Set<String> drifted = new HashSet<>();

  Snapshots(
      DeployContext context,
      ChangeOptions options,
      Planner planner,
      Keeper keeper,
      Unlisted unlisted) {
    this.context = context;
    this.options = options;
    this.planner = planner;
    this.keeper = keeper;
    this.unlisted = unlisted;
    this.listener = context.listener();
  }

  /** What is done where not all definitions in use are known. */
  enum Unlisted {
    /** Nothing is deployed. */
    REFUSED,
    /** It is said, and the rest is shown all the same. */
    NOTED
  }

  /**
   * Takes a snapshot of a stack.
   *
   * @param stack the stack as it is now
   * @param earlier the stacks that are deployed before it
   */
  StackSnapshot snapshot(PreparedStack wanted, Optional<Stack> stack, List<StackSnapshot> earlier)
      throws Stop {
    PreparedStack prepared = wanted.compiled();
    boolean deferred = waitsFor(prepared, stack, earlier);
    Diagnostics diagnostics = new Diagnostics();
    StackParameters parameters =
        new StackParameters(
            prepared,
            stack,
            deferred ? Map.of() : outputs(prepared, stack, earlier),
            options.parameters());
    PreparedStack valued = prepared.withParameters(parameters.values(diagnostics));
    if (deferred) {
      return new StackSnapshot(valued, stack, Optional.empty(), Unchanged.Answer.UNKNOWN);
    }
    report(diagnostics);
    Listener.Activity looking = looking(prepared);
    try {
      stack.ifPresent(this::reportDrift);
      return kept(asked(planner.snapshot(valued, stack)));
    } finally {
      looking.close();
    }
  }

  /** Lets a change set find out whether something changes that templates don't show. */
  private StackSnapshot asked(StackSnapshot snapshot) {
    return snapshot.answer() == Unchanged.Answer.UNCHANGED && options.changeSet().changesMore()
        ? new StackSnapshot(
            snapshot.prepared(), snapshot.stack(), snapshot.deployed(), Unchanged.Answer.UNKNOWN)
        : snapshot;
  }

  /** Reports what was changed behind CloudFormation's back, as of the last detection. */
  private void reportDrift(Stack stack) {
    if (!stack.state().drift().equals(Optional.of("DRIFTED")) || !drifted.add(stack.id())) {
      return;
    }
    try {
      context.cloudFormation().drifts(stack.id()).forEach(drift -> reportDrift(stack, drift));
    } catch (ServiceException e) {
      listener.note("What of `" + stack.name() + "` has drifted is not known: " + e.getMessage());
    }
    if (!options.changeSet().revertDrift()) {
      listener.note(
          "help: `--revert-drift` compares with what is really there, and sets it back to the"
              + " template.");
    }
  }

  private void reportDrift(Stack stack, ResourceDrift drift) {
    String what = "`" + drift.logicalId() + "` of `" + stack.name() + "` has drifted: it ";
    if (drift.differences().isEmpty()) {
      listener.warn(what + "is " + drift.status().toLowerCase(Locale.ROOT) + ".");
    }
    for (ResourceDrift.Difference each : drift.differences()) {
      listener.warn(
          what
              + "has "
              + Secrets.shown(each.path(), each.actual())
              + " for `"
              + each.path()
              + "`, and the template "
              + Secrets.shown(each.path(), each.expected())
              + ".");
    }
  }

  private void report(Diagnostics diagnostics) throws Stop {
    List<Diagnostic> found = diagnostics.sorted();
    if (!found.isEmpty()) {
      listener.on(new Event.Found(found));
    }
    if (diagnostics.hasErrors()) {
      throw new Stop(DeployResult.WRONG);
    }
  }

  /** Adds what executions need, if the deployment would take it away. */
  private StackSnapshot kept(StackSnapshot snapshot) throws Stop {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Keeper.Result> result = keeper.keep(snapshot, diagnostics);
    report(diagnostics);
    Keeper.Result kept = result.orElseThrow(() -> new Stop(DeployResult.WRONG));
    if (!kept.problems().isEmpty()) {
      reportUnlisted(snapshot.stackName(), kept.problems().get(0));
    }
    return kept.snapshot();
  }

  private void reportUnlisted(String stackName, String problem) throws Stop {
    String sentence =
        "Which executions are running in `" + stackName + "` is not known: " + problem;
    if (options.executions().running() == KeepOptions.Running.ASSUMED_NONE) {
      listener.note(sentence);
    } else if (unlisted == Unlisted.NOTED) {
      listener.warn(sentence + " `cumulusc deploy` would refuse this.");
    } else {
      listener.error(
          sentence + " The deployment could take away what they need, so nothing was changed.");
      listener.note(
          "help: allow the call, or give `--assume-none-running` if no execution is running.");
      throw new Stop(DeployResult.REFUSED);
    }
  }

  /** Finds a stack as it is now. */
  Optional<Stack> find(PreparedStack prepared) {
    Listener.Activity looking = looking(prepared);
    try {
      return context.cloudFormation().stack(prepared.input().stackName());
    } finally {
      looking.close();
    }
  }

  private Listener.Activity looking(PreparedStack prepared) {
    return listener.start("Looking at the stack `" + prepared.input().stackName() + "`");
  }

  /** Makes the change set of a stack. */
  Planner.Proposal propose(StackSnapshot snapshot, Optional<String> onStackFailure)
      throws InterruptedException {
    Listener.Activity making =
        listener.start(
            "Making the change set of `" + snapshot.prepared().input().stackName() + "`");
    try {
      return planner.propose(snapshot, options.changeSet().withOnStackFailure(onStackFailure));
    } finally {
      making.close();
    }
  }

  /** Returns whether a stack takes values from one that is changed before it. */
  boolean waitsFor(PreparedStack prepared, Optional<Stack> stack, List<StackSnapshot> earlier) {
    return databaseOf(prepared)
        .filter(name -> parameters(prepared, stack).needsOutputs())
        .flatMap(
            name ->
                earlier.stream()
                    .filter(snapshot -> snapshot.prepared().input().stackName().equals(name))
                    .findFirst())
        .filter(snapshot -> snapshot.answer() != Unchanged.Answer.UNCHANGED)
        .isPresent();
  }

  private StackParameters parameters(PreparedStack prepared, Optional<Stack> stack) {
    return new StackParameters(prepared, stack, Map.of(), options.parameters());
  }

  static Optional<String> databaseOf(PreparedStack prepared) {
    return prepared.input().settings().databaseStack().map(name -> name.value());
  }

  /** Returns the outputs of the database stack, if a parameter may take one. */
  private Map<String, String> outputs(
      PreparedStack prepared, Optional<Stack> stack, List<StackSnapshot> earlier) {
    Optional<String> name =
        databaseOf(prepared).filter(database -> parameters(prepared, stack).takesOutputs());
    Optional<Stack> database =
        name.flatMap(
            wanted ->
                earlier.stream()
                    .filter(snapshot -> snapshot.prepared().input().stackName().equals(wanted))
                    .findFirst()
                    .flatMap(StackSnapshot::stack)
                    .or(() -> context.cloudFormation().stack(wanted)));
    return database.map(Stack::outputs).orElse(Map.of());
  }

  /** Complains of parameters on the command line that no stack has. */
  void reportUnused(List<PreparedStack> stacks) throws Stop {
    Set<String> known =
        stacks.stream()
            .flatMap(stack -> stack.template().parameters().keySet().stream())
            .collect(Collectors.toSet());
    for (String name : options.parameters().keySet()) {
      if (!known.contains(name)) {
        listener.error(
            "No template has a parameter `"
                + name
                + "`, which `--parameter` names."
                + Suggestions.didYouMean(name, known).map(hint -> " " + hint).orElse(""));
        throw new Stop(DeployResult.WRONG);
      }
    }
  }
}
