package dev.cumulusc.move;

import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.asl.TaskCall;
import dev.cumulusc.asl.knowledge.OwnResources;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.ReferenceEdit;
import dev.cumulusc.tree.MappingNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Moves the Task states of workflows, and remembers what they used. */
final class WorkflowMover {
  private final List<LambdaWorker> workers;
  private final OwnResources own;
  private final Diagnostics diagnostics;
  private final Map<LambdaWorker, Integer> moved = new LinkedHashMap<>();
  private final Set<String> called = new HashSet<>();
  private final Set<String> activities = new HashSet<>();

  WorkflowMover(List<LambdaWorker> workers, OwnResources own, Diagnostics diagnostics) {
    this.workers = workers;
    this.own = own;
    this.diagnostics = diagnostics;
  }

  /** Returns the workflow with its tasks moved. */
  Workflow move(Workflow workflow) {
    MappingNode definition = workflow.definition();
    LostAnswers lost = new LostAnswers(diagnostics);
    QueryLanguage language = QueryLanguage.setBy(definition).orElse(QueryLanguage.JSONPATH);
    MappingNode rewritten =
        StateMachines.rewrite(
            definition, state -> move(state, QueryLanguage.setBy(state).orElse(language), lost));
    lost.report(rewritten);
    return new Workflow(workflow.name(), rewritten, workflow.role());
  }

  /** Returns how many states were moved for a worker. */
  int moved(LambdaWorker worker) {
    return moved.getOrDefault(worker, 0);
  }

  /** Returns whether any state has to do with a worker, be it moved or not. */
  boolean uses(LambdaWorker worker) {
    return called.contains(worker.lambdaName()) || activities.contains(worker.activityName());
  }

  private MappingNode move(MappingNode state, QueryLanguage language, LostAnswers lost) {
    TaskCall.of(state, language)
        .map(TaskCall::resource)
        .flatMap(own::activity)
        .ifPresent(activities::add);
    Optional<LambdaCall> call = LambdaCall.of(state, language, own::functionKey);
    Optional<LambdaWorker> worker = call.flatMap(this::worker);
    if (worker.isEmpty()) {
      return state;
    }
    called.add(worker.get().lambdaName());
    return move(state, call.get(), worker.get(), language, lost);
  }

  private MappingNode move(
      MappingNode state,
      LambdaCall call,
      LambdaWorker worker,
      QueryLanguage language,
      LostAnswers lost) {
    Obstacles obstacles = new Obstacles();
    Destination to = Destination.of(worker);
    MappingNode result = StateMove.of(state, call, to, language, obstacles);
    if (!obstacles.isEmpty()) {
      obstacles.report(to, diagnostics);
      return state;
    }
    LostArguments.report(call, diagnostics);
    reportName(call);
    lost.movedAt(Moving.origin(state, to).primary());
    moved.merge(worker, 1, Integer::sum);
    return result;
  }

  private Optional<LambdaWorker> worker(LambdaCall call) {
    List<LambdaWorker> found =
        workers.stream().filter(worker -> worker.lambdaName().equals(call.function())).toList();
    if (found.stream().map(LambdaWorker::activityName).distinct().count() > 1) {
      LambdaWorker first = found.get(0);
      LambdaWorker second = found.get(1);
      if (!called.add(first.lambdaName())) {
        return Optional.empty();
      }
      diagnostics.report(
          Diagnostic.of(
                  MoveRules.FUNCTION_BEHIND_TWO_ACTIVITIES,
                  second.flag(),
                  "The service `"
                      + second.serviceName()
                      + "` moves `"
                      + second.lambdaName()
                      + "` behind the activity `"
                      + second.activityName()
                      + "`, but `"
                      + first.serviceName()
                      + "` moves it behind `"
                      + first.activityName()
                      + "`.")
              .withNote("the other service is here", first.flag().primary())
              .withNote("this task could go to either", call.at().primary())
              .withHelp(
                  "Let one of the two move it, and remove `docker` or `runOn` of the other."));
      return Optional.empty();
    }
    return found.stream().findFirst();
  }

  /** Only the move makes such a resource right. */
  private void reportName(LambdaCall call) {
    if (call.isInvocation()) {
      return;
    }
    call.call()
        .function()
        .flatMap(name -> name.base().reference())
        .filter(CfnValue.Ref.class::isInstance)
        .ifPresent(
            reference -> {
              String meant = reference.target() + ".Arn";
              Diagnostic found =
                  Diagnostic.of(
                          MoveRules.NAME_IN_MOVED_TASK,
                          reference.origin(),
                          "`Resource` takes an ARN, but `${"
                              + reference.path()
                              + "}` is the name of a function. The move hides it: without it, AWS"
                              + " refuses the state machine.")
                      .withHelp("Write `${" + meant + "}`.");
              String written = found.at().text();
              diagnostics.report(
                  ReferenceEdit.replacement(written, reference, meant)
                      .map(text -> found.withFix(written, text))
                      .orElse(found));
            });
  }
}
