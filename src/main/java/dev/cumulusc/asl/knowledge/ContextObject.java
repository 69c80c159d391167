package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.PathSite;
import dev.cumulusc.asl.jsonata.Usage;
import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.asl.shape.ValueType.PathUse;
import dev.cumulusc.source.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The uses of the context object: {@code $$} in JSONPath, {@code $states.context} in JSONata. */
public final class ContextObject {
  private static final Machine.View<List<Use>> USES = ContextObject::read;

  private ContextObject() {}

  /**
   * A use.
   *
   * @param names the names that are picked from the context object, outermost first
   */
  public record Use(MachineState state, List<String> names, Origin origin) {

    /** Returns whether the names start with some others. */
    public boolean startsWith(String... first) {
      List<String> wanted = List.of(first);
      return names.size() >= wanted.size() && names.subList(0, wanted.size()).equals(wanted);
    }
  }

  /** Returns all uses in a machine. */
  public static List<Use> of(Machine machine) {
    return machine.view(USES);
  }

  private static List<Use> read(Machine machine) {
    List<Use> uses = new ArrayList<>();
    for (PathSite site : machine.expressions().paths()) {
      if (site.use().filter(use -> use == PathUse.RESULT).isPresent()) {
        continue;
      }
      site.parsed().expression().ifPresent(expression -> collect(site, expression, uses));
    }
    for (JsonataSite site : machine.expressions().jsonata()) {
      site.usage().map(Usage::variables).orElse(List.of()).stream()
          .filter(variable -> variable.name().equals("states"))
          .filter(variable -> !variable.members().isEmpty())
          .filter(variable -> variable.members().get(0).equals("context"))
          .forEach(
              variable ->
                  uses.add(
                      new Use(
                          site.state(),
                          variable.members().subList(1, variable.members().size()),
                          site.at(variable.offset(), "$states".length()))));
    }
    return Collections.unmodifiableList(uses);
  }

  private static void collect(PathSite site, PathExpression expression, List<Use> uses) {
    if (expression instanceof PathExpression.Path path
        && path.root() == PathExpression.Root.CONTEXT) {
      uses.add(new Use(site.state(), path.names(), TextPlaces.at(site.value(), path.offset())));
    } else if (expression instanceof PathExpression.Call call) {
      call.arguments().forEach(argument -> collect(site, argument, uses));
    }
  }
}
