package dev.cumulusc.deploy.plan;

import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.compare.PossibleChanges;
import dev.cumulusc.compare.ResourceDelta;
import dev.cumulusc.compare.StackDelta;
import dev.cumulusc.deploy.bundle.Bundler;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.inflight.InFlight;
import dev.cumulusc.deploy.inflight.KeptForExecutions;
import dev.cumulusc.deploy.inflight.KeptForExecutions.Item;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.service.Clock;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.ParameterValue;
import dev.cumulusc.deploy.service.S3Addresses;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.keep.DefinitionInUse;
import dev.cumulusc.keep.Keep;
import dev.cumulusc.keep.Kept;
import dev.cumulusc.keep.KeptTemplate;
import dev.cumulusc.keep.Lost;
import dev.cumulusc.template.ResourceTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps in the templates of a deployment what executions still need of the stack as it is. Services
 * are asked only where the deployment takes something away.
 */
public final class Keeper {
  /** How long a failed execution can be redriven. */
  static final Duration REDRIVABLE = Duration.ofDays(14);

  /** How long an execution of an Express state machine runs at most. */
  private static final Duration EXPRESS = Duration.ofMinutes(5);

  private final CloudFormation service;
  private final InFlight inFlight;
  private final S3Addresses addresses;
  private final Clock clock;
  private final KeepOptions options;

  public Keeper(
      CloudFormation service,
      InFlight inFlight,
      S3Addresses addresses,
      Clock clock,
      KeepOptions options) {
    this.service = service;
    this.inFlight = inFlight;
    this.addresses = addresses;
    this.clock = clock;
    this.options = options;
  }

  /**
   * What came of it.
   *
   * @param snapshot the snapshot with what is kept
   * @param problems why not all definitions in use are known: sentences
   */
  public record Result(StackSnapshot snapshot, List<String> problems) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Adds to a stack that is wanted what executions need; nothing is returned if its templates can't
   * be bundled with it, which is reported.
   *
   * @param snapshot the stack as it was found, beside what the application's files make
   */
  public Optional<Result> keep(StackSnapshot snapshot, Diagnostics diagnostics) {
    if (snapshot.isNew()
        || snapshot.stack().isEmpty()
        || snapshot.answer() == Unchanged.Answer.UNCHANGED) {
      return Optional.of(new Result(snapshot, List.of()));
    }
    Stack stack = snapshot.stack().get();
    DeployedStack deployed =
        snapshot
            .deployed()
            .orElseGet(() -> DeployedStack.shallow(service, stack))
            .withNested(service);
    StackSnapshot read =
        new StackSnapshot(
            snapshot.prepared(), snapshot.stack(), Optional.of(deployed), snapshot.answer());
    if (!hasMachines(deployed) || !takesAway(read, deployed)) {
      return Optional.of(new Result(read, List.of()));
    }
    return keep(read, deployed.withResources(service), diagnostics);
  }

  /**
   * Looks once more which definitions are in use, and returns why a stack must not be changed as it
   * was planned; nothing if it may.
   */
  public Optional<String> objection(KeptForExecutions planned, Stack stack) {
    if (planned.inUse().isEmpty()) {
      return Optional.empty();
    }
    DeployedStack deployed = DeployedStack.shallow(service, stack).withResources(service);
    DefinitionsInUse now = inUse(deployed);
    if (!now.problems().isEmpty() && options.running() != KeepOptions.Running.ASSUMED_NONE) {
      return Optional.of(now.problems().get(0));
    }
    return now.digests().stream()
        .filter(each -> !planned.covers(each))
        .findFirst()
        .map(
            each ->
                "A definition of `"
                    + each.machine()
                    + "` has come into use since the plan was made, and what it needs is not kept.");
  }

  /**
   * Returns whether a plan removes something without having looked at executions, as those of
   * earlier versions did.
   */
  public boolean isUnaware(StackPlan plan, Stack stack) {
    boolean[] removes = {false};
    plan.changes()
        .forEach(each -> removes[0] |= each.certain() && each.kind() == ResourceDelta.Kind.REMOVE);
    if (!removes[0] || !plan.kept().inUse().isEmpty()) {
      return false;
    }
    DeployedStack deployed = DeployedStack.shallow(service, stack).withNested(service);
    return hasMachines(deployed) && !inUse(deployed.withResources(service)).digests().isEmpty();
  }

  public InFlight inFlight() {
    return inFlight;
  }

  /** Returns the state machines with running executions of a stack that was looked at. */
  public List<MachineUse> running(KeptForExecutions planned, Stack stack) {
    List<MachineUse> running = new ArrayList<>();
    if (!planned.inUse().isEmpty()) {
      DeployedStack.shallow(service, stack)
          .withResources(service)
          .forEach(
              (path, each) ->
                  inFlight.report(each.resources().orElseThrow()).stream()
                      .filter(MachineUse::isRunning)
                      .forEach(running::add));
    }
    return running;
  }

  private Optional<Result> keep(
      StackSnapshot snapshot, DeployedStack deployed, Diagnostics diagnostics) {
    PreparedStack compiled = snapshot.prepared().compiled();
    DefinitionsInUse inUse = inUse(deployed);
    DefinitionsInUse failed = redrivable(deployed);
    List<DefinitionInUse> needed =
        new ArrayList<>(
            options.running() == KeepOptions.Running.KEPT
                ? inUse.definitions()
                : inUse.withoutRunning());
    if (options.redrivable()) {
      needed.addAll(failed.definitions());
    }
    DeployedTemplate before = deployed.forComparison();
    Keep keep = new Keep(before, deployed.inventory());
    Wanted wanted = new Wanted(keep, compiled, values(compiled, snapshot.stack(), before));
    KeptTemplate kept = wanted.with(needed);
    List<Item> stays = kept.kept().stream().map(KeptItems::of).toList();
    List<Item> released =
        Keep.alreadyIn(before).stream()
            .map(KeptItems::of)
            .filter(item -> stays.stream().noneMatch(item::isSameAs))
            .toList();
    List<String> remarks = new ArrayList<>();
    if (options.running() == KeepOptions.Running.ASSUMED_NONE) {
      remarks.add("Running executions were not looked for, so what only they need is not kept.");
    }
    if (!options.redrivable()) {
      remarks.addAll(notRedrivable(wanted, needed, failed));
    }
    KeptForExecutions shown =
        new KeptForExecutions(
            digests(inUse),
            stays,
            released,
            kept.lost().stream().map(KeptItems::of).toList(),
            remarks,
            released.isEmpty() ? Optional.empty() : expressEnd(deployed, inUse));
    List<String> problems = new ArrayList<>(inUse.problems());
    if (options.redrivable()) {
      problems.addAll(failed.problems());
    }
    return bundled(compiled, kept, diagnostics)
        .map(
            stack ->
                stack
                    .withParameters(parameters(compiled, kept))
                    .withKeeping(Optional.of(new PreparedStack.Keeping(compiled, shown))))
        .map(
            stack ->
                new Result(
                    new StackSnapshot(
                        stack,
                        snapshot.stack(),
                        Optional.of(deployed),
                        Unchanged.check(stack, deployed)),
                    problems));
  }

  /**
   * Where running executions are waited for, those that are running when it is planned are none.
   */
  private List<KeptForExecutions.Definition> digests(DefinitionsInUse inUse) {
    if (options.running() != KeepOptions.Running.AWAITED) {
      return inUse.digests();
    }
    return inUse.otherDigests();
  }

  private Optional<PreparedStack> bundled(
      PreparedStack compiled, KeptTemplate kept, Diagnostics diagnostics) {
    return kept.kept().isEmpty()
        ? Optional.of(compiled)
        : Bundler.prepareWith(
            compiled,
            kept.template(),
            kept.nested(),
            addresses,
            TemplateWriter.Format.YAML,
            diagnostics);
  }

  /** Returns the values of parameters; those that are there for what is kept stay as they are. */
  private static List<ParameterValue> parameters(PreparedStack compiled, KeptTemplate kept) {
    List<ParameterValue> values = new ArrayList<>(compiled.input().parameters());
    for (String name : kept.parameters()) {
      values.add(new ParameterValue(name, Optional.empty(), false));
    }
    return values;
  }

  /** The templates as the application's files make them, to which things are added. */
  private record Wanted(Keep keep, PreparedStack compiled, Map<String, String> values) {
    KeptTemplate with(List<DefinitionInUse> needed) {
      return keep.in(compiled.input().compilation().template(), values, compiled.nested(), needed);
    }
  }

  private static Map<String, String> values(
      PreparedStack compiled, Optional<Stack> stack, DeployedTemplate before) {
    Map<String, String> values = new LinkedHashMap<>(before.parameters());
    values.putAll(GivenValues.of(compiled, stack, Optional.of(before), new PossibleChanges()));
    return values;
  }

  private DefinitionsInUse inUse(DeployedStack deployed) {
    boolean listing = options.running() != KeepOptions.Running.ASSUMED_NONE;
    return DefinitionsInUse.of(deployed, resources -> inFlight.report(resources, listing));
  }

  private DefinitionsInUse redrivable(DeployedStack deployed) {
    Instant since = clock.now().minus(REDRIVABLE);
    return DefinitionsInUse.of(deployed, resources -> inFlight.redrivable(resources, since));
  }

  /** Says which failed executions can't be redriven when the deployment is through. */
  private static List<String> notRedrivable(
      Wanted wanted, List<DefinitionInUse> needed, DefinitionsInUse failed) {
    List<DefinitionInUse> all = new ArrayList<>(needed);
    all.addAll(failed.definitions());
    Set<String> executions = new LinkedHashSet<>();
    KeptTemplate more = wanted.with(all);
    more.kept().stream().map(Kept::neededBy).forEach(each -> addFailed(each, executions));
    more.lost().stream().map(Lost::neededBy).forEach(each -> addFailed(each, executions));
    List<String> remarks = new ArrayList<>();
    if (!executions.isEmpty()) {
      remarks.add(
          Words.count(executions.size(), "failed execution")
              + " can't be redriven after this, since what "
              + (executions.size() == 1 ? "it needs" : "they need")
              + " goes; `--keep-redrivable` keeps it.");
    }
    if (!failed.problems().isEmpty()) {
      remarks.add(
          "Whether failed executions can still be redriven after this is not known: "
              + failed.problems().get(0));
    }
    return remarks;
  }

  /** Adds the failed executions of something that nothing else needs. */
  private static void addFailed(List<DefinitionInUse> neededBy, Set<String> executions) {
    if (neededBy.stream().allMatch(DefinitionsInUse::isRedrivable)) {
      for (DefinitionInUse each : neededBy) {
        if (each.use() instanceof DefinitionInUse.Executions failed) {
          failed.executions().forEach(one -> executions.add(each.machine().arn() + one.name()));
        }
      }
    }
  }

  /** Returns when Express executions have ended that began before the last change of theirs. */
  private Optional<Instant> expressEnd(DeployedStack deployed, DefinitionsInUse inUse) {
    Set<String> express = new LinkedHashSet<>();
    inUse.definitions().stream()
        .filter(each -> each.machine().isExpress())
        .forEach(each -> express.add(each.machine().arn()));
    List<Instant> ends = new ArrayList<>();
    deployed.forEach(
        (path, stack) ->
            stack.resources().orElse(List.of()).stream()
                .filter(each -> each.physicalId().filter(express::contains).isPresent())
                .map(StackResource::updated)
                .map(changed -> changed.plus(EXPRESS).plus(InFlight.UNCERTAIN))
                .forEach(ends::add));
    return ends.stream().max(Instant::compareTo).filter(end -> end.isAfter(clock.now()));
  }

  private static boolean hasMachines(DeployedStack deployed) {
    List<DeployedStack> found = new ArrayList<>();
    deployed.forEach((path, stack) -> found.add(stack));
    return found.stream()
        .flatMap(stack -> stack.template().resources().values().stream())
        .anyMatch(resource -> resource.type().equals(ResourceTypes.STATE_MACHINE));
  }

  /** Returns whether a deployment removes or replaces something, or changes who may do what. */
  private boolean takesAway(StackSnapshot snapshot, DeployedStack deployed) {
    StackDelta changes = Planner.differences(service, snapshot);
    boolean sameText =
        snapshot.prepared().compiled().text().strip().equals(deployed.text().strip());
    boolean[] found = {false};
    changes.forEach(each -> found[0] |= takesAway(each) && (each.certain() || !sameText));
    return found[0];
  }

  private static boolean takesAway(ResourceDelta resource) {
    return switch (resource.kind()) {
      case REMOVE, REPLACE -> true;
      case CHANGE ->
          resource.isAboutAccess()
              || (resource.type().equals(ResourceTypes.STATE_MACHINE)
                  && resource.properties().stream()
                      .anyMatch(property -> property.path().startsWith("RoleArn")));
      case ADD, IMPORT -> false;
    };
  }
}
