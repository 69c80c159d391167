package dev.cumulusc.move;

import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.asl.service.FunctionName;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.tree.MappingNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Moves the tasks of a definition whose functions have the names that Lambda knows them by, whether
 * a deployment moves them or not: to see what would change.
 */
public final class TrialMove {
  private final Predicate<String> wanted;
  private final UnaryOperator<String> activity;
  private final Diagnostics diagnostics;
  private final Set<String> called = new LinkedHashSet<>();
  private int moved;

  /**
   * @param wanted whether the function of a name is moved
   * @param activity returns the ARN of the activity for the function of a name
   * @param diagnostics gets what keeps a task with its function, and what its move loses
   */
  public TrialMove(
      Predicate<String> wanted, UnaryOperator<String> activity, Diagnostics diagnostics) {
    this.wanted = wanted;
    this.activity = activity;
    this.diagnostics = diagnostics;
  }

  /** Returns the definition with its tasks moved. */
  public MappingNode apply(MappingNode definition) {
    LostAnswers lost = new LostAnswers(diagnostics);
    QueryLanguage language = QueryLanguage.setBy(definition).orElse(QueryLanguage.JSONPATH);
    MappingNode rewritten =
        StateMachines.rewrite(
            definition, state -> move(state, QueryLanguage.setBy(state).orElse(language), lost));
    lost.report(rewritten);
    return rewritten;
  }

  /** Returns the names of the functions that tasks call. */
  public List<String> called() {
    return List.copyOf(called);
  }

  /** Returns how many tasks were moved. */
  public int moved() {
    return moved;
  }

  private MappingNode move(MappingNode state, QueryLanguage language, LostAnswers lost) {
    Optional<LambdaCall> call = LambdaCall.of(state, language, TrialMove::name);
    call.map(LambdaCall::function).ifPresent(called::add);
    if (call.filter(each -> wanted.test(each.function())).isEmpty()) {
      return state;
    }
    String function = call.get().function();
    Destination to =
        new Destination(
            function, function, activity.apply(function), "--as moved", call.get().at().primary());
    Obstacles obstacles = new Obstacles();
    MappingNode result = StateMove.of(state, call.get(), to, language, obstacles);
    if (!obstacles.isEmpty()) {
      obstacles.report(to, diagnostics);
      return state;
    }
    LostArguments.report(call.get(), diagnostics);
    lost.movedAt(Moving.origin(state, to).primary());
    moved++;
    return result;
  }

  private static Optional<String> name(FunctionName name) {
    return name.function().literal();
  }
}
