package dev.cumulusc.deploy.plan;

import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.deploy.inflight.InFlight;
import dev.cumulusc.deploy.inflight.KeptForExecutions.Item;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.keep.DefinitionInUse;
import dev.cumulusc.keep.Keep;
import dev.cumulusc.keep.Kept;
import dev.cumulusc.template.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Finds what a stack has only because executions need it, and which do. */
public final class KeptNow {
  private KeptNow() {}

  /**
   * Returns what is kept. What nothing needs any more has no users; the next deployment takes it
   * away.
   *
   * @param listing finds executions; it is asked for only where something is kept
   * @param now the time, from which it follows which failed executions can be redriven
   */
  public static List<Item> of(
      CloudFormation service, Supplier<InFlight> listing, Stack stack, Instant now) {
    DeployedStack deployed = DeployedStack.shallow(service, stack).withNested(service);
    List<Kept> marked = Keep.alreadyIn(deployed.forComparison());
    if (marked.isEmpty()) {
      return List.of();
    }
    InFlight inFlight = listing.get();
    DeployedStack read = deployed.withResources(service);
    List<DefinitionInUse> inUse =
        new ArrayList<>(DefinitionsInUse.of(read, inFlight::report).definitions());
    Instant since = now.minus(Keeper.REDRIVABLE);
    inUse.addAll(
        DefinitionsInUse.of(read, resources -> inFlight.redrivable(resources, since))
            .definitions());
    DeployedTemplate before = read.forComparison();
    DeployedTemplate bare = Keep.without(before);
    Map<String, Template> nested = new LinkedHashMap<>();
    bare.nested().forEach((id, each) -> nested.put(id, each.template()));
    List<Kept> needed =
        new Keep(before, read.inventory())
            .in(bare.template(), before.parameters(), nested, inUse)
            .kept();
    List<Item> items = new ArrayList<>();
    for (Kept each : marked) {
      List<DefinitionInUse> users =
          needed.stream()
              .filter(other -> isSame(each, other))
              .flatMap(other -> other.neededBy().stream())
              .distinct()
              .toList();
      items.add(KeptItems.of(each, users));
    }
    return items;
  }

  /** Statements are the same if they allow something in common. */
  private static boolean isSame(Kept marked, Kept needed) {
    if (!marked.logicalId().equals(needed.logicalId())
        || !marked.nestedStack().equals(needed.nestedStack())) {
      return false;
    }
    if (marked.what() instanceof Kept.Statement one
        && needed.what() instanceof Kept.Statement other) {
      return one.sid().equals(other.sid())
          || (!Collections.disjoint(one.actions(), other.actions())
              && !Collections.disjoint(one.resources(), other.resources()));
    }
    return marked.what() instanceof Kept.WholeResource
        && needed.what() instanceof Kept.WholeResource;
  }
}
