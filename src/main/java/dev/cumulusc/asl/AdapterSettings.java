package dev.cumulusc.asl;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes the message adapter's settings out of the definitions of a rendered template. kes leaves
 * them in what it compiles and takes them out when it deploys, since Step Functions refuses them.
 * The rest of a definition's text stays as it is, byte by byte.
 */
public final class AdapterSettings {
  private static final String DEFINITION = "DefinitionString";

  private AdapterSettings() {}

  /** Returns a template whose states have no such settings. */
  public static Template without(Template template) {
    Map<String, Resource> resources = new LinkedHashMap<>(template.resources());
    resources.replaceAll((name, resource) -> without(resource));
    return new Template(template.sections(), resources, template.origin());
  }

  private static Resource without(Resource resource) {
    if (!resource.type().equals(ResourceTypes.STATE_MACHINE)) {
      return resource;
    }
    return resource
        .properties()
        .map(
            properties -> {
              Map<String, CfnValue.Member> members = new LinkedHashMap<>(properties.members());
              members.computeIfPresent(
                  DEFINITION,
                  (name, member) -> new CfnValue.Member(without(member.value()), member.key()));
              return resource.withProperties(
                  Optional.of(new CfnValue.Mapping(members, properties.origin())));
            })
        .orElse(resource);
  }

  private static CfnValue without(CfnValue definition) {
    if (definition instanceof CfnValue.Text text) {
      return new CfnValue.Text(without(text.value()), text.origin());
    }
    return definition instanceof CfnValue.Sub sub
        ? new CfnValue.Sub(without(sub.text()), sub.variables(), sub.places(), sub.origin())
        : definition;
  }

  private static String without(String definition) {
    if (!definition.contains("\"" + StateMachines.CUMULUS_CONFIG + "\"")) {
      return definition;
    }
    SourceFile file = SourceFile.of("definition.json", definition);
    Optional<Node> node = new DefinitionReader(Diagnostics.discarding()).read(file);
    TreeMap<Integer, Integer> cuts = new TreeMap<>();
    if (node.isPresent() && node.get() instanceof MappingNode machine) {
      StateMachines.states(machine).forEach(state -> cut(state.body(), cuts));
    }
    StringBuilder text = new StringBuilder(definition);
    cuts.descendingMap().forEach(text::delete);
    return text.toString();
  }

  /** Cuts the settings out with the comma before or behind them, whichever there is. */
  private static void cut(MappingNode state, Map<Integer, Integer> cuts) {
    List<MappingNode.Entry> entries = state.entries();
    for (int i = 0; i < entries.size(); i++) {
      MappingNode.Entry entry = entries.get(i);
      if (entry.name().equals(StateMachines.CUMULUS_CONFIG)) {
        boolean first = i == 0;
        boolean last = i == entries.size() - 1;
        int from = first ? start(entry.key()) : end(entries.get(i - 1).value());
        int to = first && !last ? start(entries.get(i + 1).key()) : end(entry.value());
        cuts.put(from, to);
      }
    }
  }

  private static int start(Node node) {
    SourceSpan span = node.span();
    return span.file().offset(span.line(), span.column());
  }

  private static int end(Node node) {
    SourceSpan span = node.span();
    return span.file().offset(span.endLine(), span.endColumn());
  }
}
