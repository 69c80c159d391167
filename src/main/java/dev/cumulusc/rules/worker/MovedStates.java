package dev.cumulusc.rules.worker;

import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.asl.knowledge.OwnResources;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.NodePath;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what changes for states once a worker runs their tasks, which takes one after the other.
 *
 * <p>A state's own {@code TimeoutSeconds} begins when the worker takes the task, so that only the
 * machine's ends the wait for a worker.
 */
public final class MovedStates implements DeploymentRule {
  private static final String LIMIT = "MaxConcurrency";

  private static final RuleInfo NO_LIMIT_OF_WAIT =
      RuleInfo.warning(
              Stage.POLICY,
              "C4028",
              "moved-task-without-machine-timeout",
              "A moved task waits for a worker, and its state machine has no timeout.")
          .because(
              "`TimeoutSeconds` of a state begins when a worker takes the task; only that of "
                  + "the state machine ends the wait for one. Without it the execution waits for a "
                  + "year.")
          .fixedBy("Add `TimeoutSeconds` at the top of the state machine.")
          .accordingTo(Authority.aws("step-functions/latest/dg/troubleshooting-activities.html"));

  private static final RuleInfo MAP_OUTRUNS_WORKERS =
      RuleInfo.note(
              Stage.POLICY,
              "C4029",
              "map-outruns-workers",
              "A Map starts more tasks at once than there are workers for them.")
          .because("A worker runs one task at a time, so that the other tasks wait for one.")
          .fixedBy("Raise `count` of the service, or lower `MaxConcurrency`.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  private static final RuleInfo NO_WORKER =
      RuleInfo.warning(
              Stage.POLICY,
              "C4030",
              "moved-task-without-worker",
              "A moved task has no worker, since its service keeps no container running.")
          .because("The state waits until a worker takes its task, and nobody does.")
          .fixedBy("Set `count` of the service to 1 or more.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-activities.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(NO_LIMIT_OF_WAIT, MAP_OUTRUNS_WORKERS, NO_WORKER);
  }

  @Override
  public void check(RuleContext context, Diagnostics out) {
    OwnResources own = new OwnResources(context.deployment());
    Map<String, List<LambdaWorker>> byActivity = new LinkedHashMap<>();
    for (LambdaWorker worker : context.workers()) {
      byActivity.computeIfAbsent(worker.activityName(), name -> new ArrayList<>()).add(worker);
    }
    for (List<LambdaWorker> workers : byActivity.values()) {
      LambdaWorker worker = workers.get(0);
      boolean used = false;
      for (Workflow workflow : context.deployment().workflows()) {
        used |= new Check(workers, workflow, own, out).check();
      }
      if (used && running(workers) == 0) {
        out.report(
            NO_WORKER,
            worker.service().count().origin(),
            "`"
                + worker.serviceName()
                + "` keeps no container running, so that nobody takes the tasks of `"
                + worker.lambdaName()
                + "`: its `count` is 0"
                + (worker.service().count().origin() instanceof Origin.Derived
                    ? ", unless it is set."
                    : "."),
            NO_WORKER.fix());
      }
    }
  }

  /** Returns how many containers take the tasks of the services' activity. */
  private static int running(List<LambdaWorker> workers) {
    return workers.stream().mapToInt(worker -> worker.service().count().value()).sum();
  }

  /** The check of what the workers of an activity do in a workflow. */
  private static final class Check {
    private final List<LambdaWorker> workers;
    private final LambdaWorker worker;
    private final Workflow workflow;
    private final OwnResources own;
    private final Diagnostics diagnostics;

    Check(
        List<LambdaWorker> workers, Workflow workflow, OwnResources own, Diagnostics diagnostics) {
      this.workers = workers;
      this.worker = workers.get(0);
      this.workflow = workflow;
      this.own = own;
      this.diagnostics = diagnostics;
    }

    /** Checks the workflow, and returns whether it has tasks for the workers. */
    boolean check() {
      List<StateMachines.State> all = StateMachines.states(workflow.definition());
      List<StateMachines.State> moved =
          all.stream().filter(state -> waitsForWorker(state.body())).toList();
      if (moved.isEmpty()) {
        return false;
      }
      if (!workflow.definition().has("TimeoutSeconds")) {
        boolean one = moved.size() == 1;
        diagnostics.report(
            Diagnostic.of(
                    NO_LIMIT_OF_WAIT,
                    moved.get(0).key().origin(),
                    (one ? "The task of " : "The tasks of ")
                        + Words.all(moved.stream().map(StateMachines.State::name).toList())
                        + (one ? " waits" : " wait")
                        + " for a worker without any limit of time: `TimeoutSeconds` of a state"
                        + " begins when the worker takes the task, and the state machine has"
                        + " none.")
                .withNote("it is moved by this", worker.flag().primary())
                .withHelp(
                    "Add `TimeoutSeconds` beside `StartAt` of `" + workflow.name().value() + "`."));
      }
      List<StateMachines.State> maps =
          all.stream()
              .filter(state -> state.type().filter("Map"::equals).isPresent())
              .filter(map -> moved.stream().anyMatch(state -> isInside(state.path(), map.path())))
              .toList();
      boolean found = false;
      for (StateMachines.State map : maps) {
        found |= checkConcurrency(map, List.of(map));
      }
      if (!found) {
        moved.forEach(state -> checkNested(state, maps));
      }
      return true;
    }

    /** Maps in Maps start as many iterations at once as the product of what each starts. */
    private void checkNested(StateMachines.State state, List<StateMachines.State> maps) {
      List<StateMachines.State> around =
          maps.stream().filter(map -> isInside(state.path(), map.path())).toList();
      if (around.size() > 1) {
        checkConcurrency(around.get(0), around);
      }
    }

    private boolean waitsForWorker(MappingNode state) {
      return state
          .get("Resource")
          .flatMap(ComposedString::of)
          .flatMap(own::activity)
          .filter(worker.activityName()::equals)
          .isPresent();
    }

    private static boolean isInside(NodePath inner, NodePath outer) {
      int length = outer.steps().size();
      return inner.steps().size() > length
          && inner.steps().subList(0, length).equals(outer.steps());
    }

    /** Reports a Map that starts too much at once, by itself or with the Maps in it. */
    private boolean checkConcurrency(StateMachines.State map, List<StateMachines.State> all) {
      int count = running(workers);
      long items = 1;
      for (StateMachines.State each : all) {
        Optional<Integer> concurrency = concurrency(each.body());
        if (concurrency.isEmpty()) {
          return false;
        }
        long atOnce =
            items(each.body())
                .map(known -> Math.min(known, concurrency.get()))
                .orElse(concurrency.get());
        items = Math.min(items * atOnce, Integer.MAX_VALUE);
      }
      if (count == 0 || items <= count) {
        return false;
      }
      Origin at = map.body().get(LIMIT).map(Node::origin).orElse(map.key().origin());
      Diagnostic found =
          Diagnostic.of(
              MAP_OUTRUNS_WORKERS,
              at,
              String.format(
                  Locale.ROOT,
                  "%s up to %,d iterations at once, but %s, each on one task at a time; the"
                      + " others wait.",
                  all.size() == 1
                      ? "`" + map.name() + "` starts"
                      : "`" + map.name() + "` and the Maps in it start",
                  items,
                  count == 1 ? "1 worker runs their tasks" : count + " workers run their tasks"));
      for (LambdaWorker each : workers) {
        found = found.withNote("the number of workers", each.service().count().origin().primary());
      }
      diagnostics.report(found.withHelp(MAP_OUTRUNS_WORKERS.fix()));
      return true;
    }

    /** Returns how many iterations a Map runs at once, if that is known before it runs. */
    private static Optional<Integer> concurrency(MappingNode map) {
      if (map.has(LIMIT + "Path")) {
        return Optional.empty();
      }
      boolean distributed =
          map.mapping("ItemProcessor")
              .flatMap(processor -> processor.mapping("ProcessorConfig"))
              .flatMap(config -> config.scalar("Mode"))
              .filter(mode -> mode.text().equals("DISTRIBUTED"))
              .isPresent();
      Optional<Node> written = map.get(LIMIT);
      return (written.isEmpty() ? Optional.of(0) : written.flatMap(Check::number))
          .map(limit -> limit == 0 ? (distributed ? 10_000 : 40) : limit);
    }

    /**
     * Returns how many items a Map has at most, if that is known before it runs. What reads the
     * items from elsewhere says how many it takes.
     *
     * <p>Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html and
     * https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
     */
    private static Optional<Integer> items(MappingNode map) {
      if (map.has("ItemReader")) {
        return map.mapping("ItemReader")
            .flatMap(reader -> reader.mapping("ReaderConfig"))
            .flatMap(config -> config.get("MaxItems"))
            .flatMap(Check::number)
            .filter(maximum -> maximum > 0);
      }
      return map.get("Items")
          .flatMap(
              items ->
                  items instanceof SequenceNode list
                      ? Optional.of(list.items().size())
                      : items instanceof MappingNode members
                          ? Optional.of(members.entries().size())
                          : Optional.empty());
    }

    private static Optional<Integer> number(Node node) {
      return node instanceof ScalarNode scalar && scalar.text().matches("\\d{1,9}")
          ? Optional.of(Integer.parseInt(scalar.text()))
          : Optional.empty();
    }
  }
}
