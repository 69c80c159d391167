package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.Expressions;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The payload templates of JSONPath states. */
public final class PayloadTemplates {
  private static final Machine.View<List<Item>> ITEMS = PayloadTemplates::read;

  private PayloadTemplates() {}

  /**
   * A key of a payload and its value, at any depth.
   *
   * @param holder the mapping that the key stands in
   * @param field the field of the state that the payload is
   */
  public record Item(Part part, String field, MappingNode holder, ScalarNode key, Node value) {}

  /** Returns the keys of all payloads of a machine, each before those inside its value. */
  public static List<Item> of(Machine machine) {
    return machine.view(ITEMS);
  }

  private static List<Item> read(Machine machine) {
    List<Item> items = new ArrayList<>();
    for (Part part : machine.parts()) {
      if (part.language() == QueryLanguage.JSONPATH && part.state().isPresent()) {
        part.node().entries().stream()
            .filter(entry -> Expressions.isPayload(entry.name()))
            .forEach(entry -> collect(part, entry.name(), entry.value(), items));
      }
    }
    return Collections.unmodifiableList(items);
  }

  private static void collect(Part part, String field, Node node, List<Item> items) {
    if (node instanceof SequenceNode list) {
      list.items().forEach(item -> collect(part, field, item, items));
    } else if (node instanceof MappingNode mapping) {
      for (MappingNode.Entry entry : mapping.entries()) {
        items.add(new Item(part, field, mapping, entry.key(), entry.value()));
        collect(part, field, entry.value(), items);
      }
    }
  }
}
