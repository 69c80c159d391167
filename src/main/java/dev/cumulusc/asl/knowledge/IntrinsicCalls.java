package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.PathSite;
import dev.cumulusc.asl.path.PathExpression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The calls of intrinsic functions. */
public final class IntrinsicCalls {
  private static final Machine.View<List<Site>> CALLS = IntrinsicCalls::read;

  private IntrinsicCalls() {}

  /** A call, and the text that it stands in. */
  public record Site(PathSite text, PathExpression.Call call) {}

  /** Returns all calls of a machine, each before those in its arguments. */
  public static List<Site> of(Machine machine) {
    return machine.view(CALLS);
  }

  private static List<Site> read(Machine machine) {
    List<Site> sites = new ArrayList<>();
    for (PathSite text : machine.expressions().paths()) {
      text.parsed().call().ifPresent(call -> collect(text, call, sites));
    }
    return Collections.unmodifiableList(sites);
  }

  private static void collect(PathSite text, PathExpression.Call call, List<Site> sites) {
    sites.add(new Site(text, call));
    for (PathExpression argument : call.arguments()) {
      if (argument instanceof PathExpression.Call inner) {
        collect(text, inner, sites);
      }
    }
  }
}
