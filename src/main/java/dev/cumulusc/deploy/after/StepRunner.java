package dev.cumulusc.deploy.after;

import dev.cumulusc.deploy.service.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs steps one after the other; the failure of one keeps no other from being done. */
public final class StepRunner {
  private final StepContext context;
  private final Consumer<Step> started;
  private final Consumer<StepResult> ended;

  /**
   * Makes a runner.
   *
   * @param started gets each step before it is done
   * @param ended gets each step's result
   */
  public StepRunner(StepContext context, Consumer<Step> started, Consumer<StepResult> ended) {
    this.context = context;
    this.started = started;
    this.ended = ended;
  }

  /**
   * Runs steps.
   *
   * @return the results in the order of the steps
   * @throws InterruptedException if somebody wants something else to be done
   */
  public List<StepResult> run(List<Step> steps) throws InterruptedException {
    List<StepResult> results = new ArrayList<>();
    for (Step step : steps) {
      started.accept(step);
      StepResult result = run(step);
      ended.accept(result);
      results.add(result);
    }
    return List.copyOf(results);
  }

  private StepResult run(Step step) throws InterruptedException {
    try {
      Step.Done done = step.run(context);
      return new StepResult(
          step,
          done.changed() ? StepResult.Outcome.DONE : StepResult.Outcome.UNCHANGED,
          done.message());
    } catch (ServiceException | StepFailure e) {
      return new StepResult(step, StepResult.Outcome.FAILED, String.valueOf(e.getMessage()));
    }
  }
}
