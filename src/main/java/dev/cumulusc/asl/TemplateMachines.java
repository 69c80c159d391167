package dev.cumulusc.asl;

import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.InlineReferences;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import dev.cumulusc.template.TemplateTree;
import dev.cumulusc.tree.IntrinsicFunctions;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the state machines of a template that somebody wrote. */
public final class TemplateMachines {

  private TemplateMachines() {}

  /**
   * Returns the machines that are defined in a template, by their logical ids. A definition that is
   * elsewhere, or not known before the deployment, is left out. The message adapter's settings are
   * not in them: kes writes those into templates, and takes them out when it deploys.
   *
   * @param wanted the logical ids of the machines to read
   */
  public static Map<String, Machine> of(
      Template template, Predicate<String> wanted, Diagnostics diagnostics) {
    Map<String, Machine> machines = new LinkedHashMap<>();
    for (Resource resource : template.resources().values()) {
      if (resource.type().equals(ResourceTypes.STATE_MACHINE)
          && wanted.test(resource.logicalId())) {
        resource
            .properties()
            .flatMap(properties -> definition(properties, diagnostics))
            .ifPresent(
                definition ->
                    machines.put(
                        resource.logicalId(),
                        Machine.of(StateMachines.deployable(definition), type(resource))));
      }
    }
    return machines;
  }

  /** Returns the type of a machine; it is a standard one where nothing else is known. */
  public static MachineType type(Resource machine) {
    return machine
        .properties()
        .map(properties -> properties.get("StateMachineType"))
        .filter(CfnValue.Text.class::isInstance)
        .flatMap(type -> MachineType.named(((CfnValue.Text) type).value()))
        .orElse(MachineType.STANDARD);
  }

  private static Optional<MappingNode> definition(
      CfnValue.Mapping properties, Diagnostics diagnostics) {
    CfnValue text = properties.get("DefinitionString");
    if (text != null) {
      return read(DefinitionPieces.of(text), diagnostics);
    }
    return properties.get("Definition") instanceof CfnValue.Mapping mapping
        ? Optional.of(InlineReferences.of((MappingNode) TemplateTree.node(mapping)))
        : Optional.empty();
  }

  private static Optional<MappingNode> read(DefinitionPieces text, Diagnostics diagnostics) {
    if (Placeholders.isWhole(text.file().text().strip())) {
      return Optional.empty();
    }
    Diagnostics found = new Diagnostics();
    Optional<Node> node = new DefinitionReader(found).readJson(text.file());
    if (found.hasErrors() || node.isEmpty()) {
      found.sorted().stream()
          .findFirst()
          .ifPresent(fault -> diagnostics.report(notJson(text.origin(fault.at()), fault)));
      return Optional.empty();
    }
    Node placed = text.place(node.get());
    if (placed instanceof MappingNode mapping && text.isObject()) {
      StrictJson.report(text.file(), text::origin, diagnostics);
      reportFunctions(mapping, diagnostics);
      return Optional.of(mapping);
    }
    String what = placed instanceof MappingNode ? "YAML" : placed.describe();
    diagnostics.report(
        DefinitionRules.DEFINITION_NOT_JSON,
        placed.origin(),
        "A definition is a JSON object, but this is " + what + ".",
        "Write it as JSON, or as a mapping under `Definition`.");
    return Optional.empty();
  }

  private static void reportFunctions(Node node, Diagnostics diagnostics) {
    Optional<String> function = IntrinsicFunctions.of(node);
    if (function.isPresent()) {
      diagnostics.report(
          DefinitionRules.FUNCTION_IN_DEFINITION_STRING,
          node.origin(),
          "CloudFormation does not evaluate `" + function.get() + "` in a string.",
          meant(node));
    } else if (node instanceof MappingNode mapping) {
      mapping.entries().forEach(entry -> reportFunctions(entry.value(), diagnostics));
    } else if (node instanceof SequenceNode list) {
      list.items().forEach(item -> reportFunctions(item, diagnostics));
    }
  }

  private static String meant(Node function) {
    return InlineReferences.of(function) instanceof ScalarNode text
        ? "Write `" + text.text() + "`, in a string under `Fn::Sub`."
        : "Write the value as a variable of the `Fn::Sub` that the string stands under.";
  }

  private static Diagnostic notJson(Origin at, Diagnostic fault) {
    Diagnostic found =
        Diagnostic.of(
            DefinitionRules.DEFINITION_NOT_JSON,
            at,
            "The definition is not JSON. " + fault.message());
    return fault
        .help()
        .filter(help -> fault.rule().equals(DefinitionRules.DEFINITION_NOT_JSON))
        .map(found::withHelp)
        .orElse(found);
  }
}
