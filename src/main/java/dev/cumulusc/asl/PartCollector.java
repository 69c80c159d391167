package dev.cumulusc.asl;

import dev.cumulusc.asl.shape.Shape;
import dev.cumulusc.asl.shape.Shapes;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;

/** Finds the parts of a machine, in the order in which they are written. */
final class PartCollector {
  private final List<Part> parts = new ArrayList<>();

  private PartCollector() {}

  static List<Part> collect(Machine machine) {
    PartCollector collector = new PartCollector();
    for (Scope scope : machine.scopes()) {
      collector.addScope(scope);
      scope.states().forEach(collector::addState);
    }
    return List.copyOf(collector.parts);
  }

  private void addScope(Scope scope) {
    Shape shape =
        switch (scope.kind()) {
          case MACHINE -> Shapes.MACHINE;
          case BRANCH -> Shapes.BRANCH;
          case ITEM_PROCESSOR, ITERATOR -> Shapes.PROCESSOR;
        };
    parts.add(Part.of(shape, scope));
  }

  private void addState(MachineState state) {
    if (state.type().isEmpty()) {
      return;
    }
    StateType type = state.type().get();
    parts.add(Part.of(Shapes.state(type), state.body(), state, state.key().origin()));
    if (type.canFail()) {
      addEach(state, "Retry", Shapes.RETRIER);
      addEach(state, "Catch", Shapes.CATCHER);
    }
    if (type == StateType.CHOICE) {
      addRules(state);
    }
    if (type == StateType.MAP) {
      addMapParts(state);
    }
  }

  private void addMapParts(MachineState state) {
    MappingNode body = state.body();
    state.processorConfig().ifPresent(node -> add(state, node, Shapes.PROCESSOR_CONFIG));
    body.mapping("ItemBatcher").ifPresent(node -> add(state, node, Shapes.ITEM_BATCHER));
    body.mapping("ItemReader")
        .ifPresent(
            reader -> {
              add(state, reader, Shapes.ITEM_READER);
              reader
                  .mapping("ReaderConfig")
                  .ifPresent(node -> add(state, node, Shapes.READER_CONFIG));
            });
    body.mapping("ResultWriter")
        .ifPresent(
            writer -> {
              add(state, writer, Shapes.RESULT_WRITER);
              writer
                  .mapping("WriterConfig")
                  .ifPresent(node -> add(state, node, Shapes.WRITER_CONFIG));
            });
  }

  private void addRules(MachineState state) {
    Shape shape = Shapes.choiceRule(state.language());
    for (MappingNode rule : mappings(state.body(), "Choices")) {
      add(state, rule, shape);
      if (!state.usesJsonata()) {
        addNestedRules(state, rule);
      }
    }
  }

  private void addNestedRules(MachineState state, MappingNode rule) {
    List<MappingNode> nested = new ArrayList<>(mappings(rule, "And"));
    nested.addAll(mappings(rule, "Or"));
    rule.mapping("Not").ifPresent(nested::add);
    for (MappingNode inner : nested) {
      add(state, inner, Shapes.NESTED_RULE);
      addNestedRules(state, inner);
    }
  }

  private void addEach(MachineState state, String field, Shape shape) {
    mappings(state.body(), field).forEach(node -> add(state, node, shape));
  }

  private void add(MachineState state, MappingNode node, Shape shape) {
    parts.add(Part.of(shape, node, state, node.origin()));
  }

  private static List<MappingNode> mappings(MappingNode node, String field) {
    List<Node> items = node.sequence(field).map(SequenceNode::items).orElse(List.of());
    return items.stream()
        .filter(MappingNode.class::isInstance)
        .map(MappingNode.class::cast)
        .toList();
  }
}
