package dev.cumulusc.rehearse.machine;

import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.history.Chain;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.query.Bindings;
import dev.cumulusc.rehearse.query.PayloadTemplate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs all its branches at once. */
final class ParallelRunner extends StateRunner implements FrameOwner {
  private final List<Frame> branches = new ArrayList<>();
  private List<@Nullable Json> results = List.of();
  private int running;

  ParallelRunner(Visit visit) {
    super(visit);
  }

  @Override
  void run() throws StateException {
    Payload input = input();
    Frame frame = visit.frame;
    frame.chain.add("ParallelStateStarted");
    running = state.inner().size();
    results = new ArrayList<>(Collections.nCopies(running, null));
    for (ScopeDefinition scope : state.inner()) {
      branches.add(new Frame(frame.execution, scope, frame.chain.fork(), frame, null, this));
    }
    branches.forEach(branch -> branch.start(branch.scope.startAt(), input));
  }

  /** Goes on in the branches that failed or were cut off; those that ended keep their results. */
  @Override
  void resume(Optional<StateRunner> before) throws StateException {
    ParallelRunner old = (ParallelRunner) before.orElse(this);
    if (old.running == 0) {
      run();
      return;
    }
    running = old.running;
    results = new ArrayList<>(old.results);
    for (int i = 0; i < old.branches.size(); i++) {
      Frame branch = old.branches.get(i);
      Frame own = visit.frame;
      branches.add(results.get(i) == null ? branch.resumed(own.chain.fork(), own, this) : branch);
    }
  }

  private Payload input() throws StateException {
    if (state.isJsonata()) {
      Optional<Json> arguments = state.field("Arguments");
      return arguments.isEmpty()
          ? visit.input
          : input(
              visit.computed(
                  "Arguments", () -> visit.jsonata().fill(arguments.get(), "Arguments")));
    }
    Bindings selected = visit.selected();
    Optional<Json> parameters = state.field("Parameters");
    if (parameters.isPresent()) {
      return input(
          visit.computed(
              "Parameters", () -> PayloadTemplate.fill(parameters.get(), "Parameters", selected)));
    }
    return selected.input() == visit.input.value() ? visit.input : Payload.of(selected.input());
  }

  private Payload input(Json value) throws StateException {
    return Payload.input(value, "the branches of the state '" + state.name() + "'");
  }

  @Override
  Optional<Outcome.Waiting> waitingInside() {
    return branches.stream().flatMap(branch -> branch.waiting().stream()).findFirst();
  }

  @Override
  public void ended(Frame branch, Payload output) {
    results.set(branches.indexOf(branch), output.value());
    running--;
    if (running == 0) {
      visit.frame.chain.join(branches.stream().map(each -> each.chain).toList());
      visit.frame.chain.addAside("ParallelStateSucceeded", "", JsonObject.EMPTY);
      List<Json> all = new ArrayList<>();
      results.forEach(each -> all.add(Objects.requireNonNull(each)));
      visit.guard(() -> visit.succeed(new JsonArray(all)));
    }
  }

  @Override
  public void failed(Frame branch, ErrorOutput error) {
    Chain chain = visit.frame.chain;
    chain.follow(branch.chain);
    abortFailed(branch, chain);
    for (Frame other : branches) {
      if (other != branch) {
        other.cut();
        other.current().ifPresent(current -> current.abort(chain));
      }
    }
    visit.handle(error);
  }

  /** A task whose failure ends its branch counts as aborted too. */
  static void abortFailed(Frame failed, Chain chain) {
    if (failed.current().filter(current -> current.state.type() == StateType.TASK).isPresent()) {
      chain.addBeside("TaskStateAborted", "", JsonObject.EMPTY);
    }
  }

  @Override
  void givesUp() {
    visit.frame.chain.add("ParallelStateFailed");
  }

  @Override
  void cut(Chain chain) {
    for (Frame branch : branches) {
      branch.cut();
      branch.current().ifPresent(current -> current.abort(chain));
    }
  }
}
