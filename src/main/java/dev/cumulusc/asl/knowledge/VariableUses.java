package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.PathSite;
import dev.cumulusc.asl.jsonata.Usage;
import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.asl.shape.ValueType.PathUse;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.source.Origin;
import java.util.ArrayList;
import java.util.List;

/** The uses of workflow variables. */
public final class VariableUses {
  private VariableUses() {}

  /**
   * A use of a variable; its name is without the dollar sign.
   *
   * @param inPath whether a path uses it, not an expression
   * @param isAsked whether its expression asks by {@code $exists} whether it is there
   */
  public record Use(
      MachineState state, String name, boolean inPath, boolean isAsked, Origin origin) {}

  /** Returns all uses in a machine. */
  public static List<Use> of(Machine machine) {
    List<Use> uses = new ArrayList<>();
    for (PathSite site : machine.expressions().paths()) {
      if (site.use().filter(use -> use == PathUse.RESULT).isPresent()) {
        continue; // A result can't be put into a variable, which is reported as that.
      }
      site.parsed().expression().ifPresent(expression -> collect(site, expression, uses));
    }
    for (JsonataSite site : machine.expressions().jsonata()) {
      site.usage().map(Usage::variables).orElse(List.of()).stream()
          .filter(variable -> !variable.name().equals("states"))
          .filter(variable -> variable.name().indexOf(Placeholders.MASK) < 0)
          .forEach(
              variable ->
                  uses.add(
                      new Use(
                          site.state(),
                          variable.name(),
                          false,
                          site.usage()
                              .filter(usage -> usage.asked().contains(variable.name()))
                              .isPresent(),
                          site.at(variable.offset(), variable.name().length() + 1))));
    }
    return uses;
  }

  private static void collect(PathSite site, PathExpression expression, List<Use> uses) {
    if (expression instanceof PathExpression.Path path
        && path.root() == PathExpression.Root.VARIABLE
        && path.variable().indexOf(Placeholders.MASK) < 0) {
      uses.add(
          new Use(
              site.state(),
              path.variable(),
              true,
              false,
              TextPlaces.at(site.value(), path.offset())));
    } else if (expression instanceof PathExpression.Call call) {
      call.arguments().forEach(argument -> collect(site, argument, uses));
    }
  }
}
