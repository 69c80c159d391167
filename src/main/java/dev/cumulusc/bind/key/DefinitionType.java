package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.model.Located;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.InlineReferences;
import dev.cumulusc.tree.IntrinsicFunctions;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.SequenceNode;
import java.util.Optional;

/**
 * A mapping of another language that may refer to resources at any depth: the definition of a state
 * machine, the pattern of an event rule. All its references have one form when it is read.
 */
public record DefinitionType() implements ValueType<MappingNode> {

  public static final DefinitionType INSTANCE = new DefinitionType();

  @Override
  public String expected() {
    return "a mapping";
  }

  @Override
  public Optional<MappingNode> read(Node value, Reading reading) {
    if (value instanceof MappingNode mapping && IntrinsicFunctions.of(mapping).isEmpty()) {
      check(mapping, reading);
      return Optional.of(InlineReferences.of(mapping));
    }
    reading.wrongType(value, expected(), OtherShapes.ofMapping(value));
    return Optional.empty();
  }

  /** Reports functions that CloudFormation would refuse. */
  private static void check(Node node, Reading reading) {
    if (node instanceof SequenceNode list) {
      list.items().forEach(item -> check(item, reading));
    } else if (node instanceof MappingNode mapping) {
      // What has the key `Ref` and no name under it may be data.
      IntrinsicFunctions.of(node)
          .filter(function -> !function.equals(IntrinsicFunctions.REF))
          .ifPresent(function -> check(mapping.entries().get(0), function, reading));
      mapping.entries().forEach(entry -> check(entry.value(), reading));
    }
  }

  private static void check(MappingNode.Entry entry, String name, Reading reading) {
    if (!IntrinsicFunctions.exists(name)) {
      // CloudFormation may have more functions than are known here.
      reading
          .diagnostics()
          .report(FunctionArguments.unknown(entry.key()).withSeverity(Severity.WARNING));
      return;
    }
    FunctionArguments.check(
        new Located<>(name, entry.key().origin()),
        entry.value(),
        CfnReader.intrinsic(name, entry.value(), entry.key().origin()),
        reading);
  }
}
