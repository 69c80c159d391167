package dev.cumulusc.rules.machine.field;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.SequenceNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Set;

/** Finds lists and mappings that need at least one item and have none. */
public final class EmptyCollection implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.FORM,
              "C3010",
              "empty-collection",
              "A list or mapping that needs at least one item is empty.")
          .because("AWS refuses to create the state machine.")
          .fixedBy("Add an item, or delete the field where it is optional.")
          .accordingTo(Authority.specification("https://states-language.net/spec.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Part part : machine.parts()) {
      for (Part.Known known : part.known()) {
        if (NEED_ITEMS.contains(known.name()) && isEmpty(known.name(), known.value())) {
          out.report(
              INFO,
              known.entry().key().origin(),
              "`" + known.name() + "` is empty, but it needs at least one item.");
        }
      }
    }
  }

  private static final Set<String> NEED_ITEMS =
      Set.of("And", "Branches", "Choices", "ErrorEquals", "Or", "ResultWriter", "States");

  private static final Set<String> MAPPINGS = Set.of("ResultWriter", "States");

  /** An empty collection of the other kind has the wrong type, which is said of it already. */
  private static boolean isEmpty(String name, Node value) {
    return MAPPINGS.contains(name)
        ? value instanceof MappingNode mapping && mapping.isEmpty()
        : value instanceof SequenceNode list && list.items().isEmpty();
  }
}
