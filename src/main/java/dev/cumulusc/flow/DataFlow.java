package dev.cumulusc.flow;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Follows the data through a machine, from an input of which nothing is known.
 *
 * <p>What is found is found on every way: a state that is reached reads what can't be there then,
 * whatever the input is and whatever the tasks answer. What is not known is taken to be anything.
 */
public final class DataFlow {
  private static final Machine.View<List<Finding>> FINDINGS = DataFlow::follow;

  private final Texts texts;
  private final Map<Scope, Followed> followed = new HashMap<>();

  private record Followed(Environment start, ScopeFlow flow) {}

  private DataFlow(Machine machine) {
    this.texts = new Texts(machine);
  }

  /** Returns the reads of a machine that find nothing, or a value of the wrong kind. */
  public static List<Finding> findings(Machine machine) {
    return machine.view(FINDINGS);
  }

  private static List<Finding> follow(Machine machine) {
    Set<Finding> found = new LinkedHashSet<>();
    new DataFlow(machine).output(machine.root(), Environment.START, found::add);
    return new ArrayList<>(found);
  }

  private Value output(Scope scope, Environment start, Consumer<Finding> out) {
    Followed known = followed.get(scope);
    if (known == null || !known.start().equals(start)) {
      known = new Followed(start, new ScopeFlow(scope, start, texts, this::output));
      followed.put(scope, known);
    }
    known.flow().report(out);
    return known.flow().output();
  }
}
