package dev.cumulusc.template;

import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.MappingNode.Entry;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.ScalarNode.Kind;
import dev.cumulusc.tree.ScalarNode.Style;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns a template, or a value in one, back into a tree, with the long forms of functions. */
public final class TemplateTree {
  private TemplateTree() {}

  /** Returns a whole template, such as an override can be laid over. */
  public static MappingNode of(Template template) {
    List<Entry> sections = new ArrayList<>();
    template.sections().forEach((name, member) -> sections.add(entry(name, member)));
    List<Entry> resources = new ArrayList<>();
    template
        .resources()
        .forEach(
            (name, resource) -> resources.add(entry(name, resource(resource), resource.origin())));
    sections.add(entry("Resources", mapping(resources, template.origin()), template.origin()));
    return mapping(sections, template.origin());
  }

  private static Node resource(Resource resource) {
    Origin origin = resource.origin();
    List<Entry> body = new ArrayList<>();
    body.add(entry("Type", ScalarNode.string(resource.type(), origin), origin));
    List<Node> targets = new ArrayList<>();
    for (Resource.Dependency dependency : resource.dependsOn()) {
      targets.add(ScalarNode.string(dependency.target(), dependency.origin()));
    }
    if (!targets.isEmpty()) {
      boolean alone = targets.size() == 1 && resource.dependsOn().get(0).alone();
      body.add(entry("DependsOn", alone ? targets.get(0) : list(targets, origin), origin));
    }
    resource.attributes().forEach((name, value) -> body.add(entry(name, node(value), origin)));
    resource
        .properties()
        .ifPresent(properties -> body.add(entry("Properties", node(properties), origin)));
    return mapping(body, origin);
  }

  /** Returns a single value. */
  public static Node node(CfnValue value) {
    Origin origin = value.origin();
    if (value instanceof CfnValue.Text text) {
      return ScalarNode.string(text.value(), origin);
    }
    if (value instanceof CfnValue.Number number) {
      boolean whole = number.value().matches("-?[0-9]+");
      return plain(whole ? Kind.INTEGER : Kind.FLOAT, number.value(), origin);
    }
    if (value instanceof CfnValue.Bool bool) {
      return ScalarNode.bool(bool.value(), origin);
    }
    if (value instanceof CfnValue.Null) {
      return ScalarNode.empty(origin);
    }
    if (value instanceof CfnValue.Sequence sequence) {
      return list(sequence.items().stream().map(TemplateTree::node).toList(), origin);
    }
    if (value instanceof CfnValue.Mapping mapping) {
      return members(mapping.members(), origin);
    }
    return function(value, origin);
  }

  private static Node function(CfnValue value, Origin origin) {
    if (value instanceof CfnValue.Ref ref) {
      return call("Ref", ScalarNode.string(ref.target(), origin), origin);
    }
    if (value instanceof CfnValue.GetAtt getAtt) {
      List<Node> parts =
          List.of(
              ScalarNode.string(getAtt.target(), origin),
              ScalarNode.string(getAtt.attribute(), origin));
      return call("Fn::GetAtt", list(parts, origin), origin);
    }
    if (value instanceof CfnValue.Sub sub) {
      Node text = ScalarNode.string(sub.text(), origin);
      if (sub.variables().isEmpty()) {
        return call("Fn::Sub", text, origin);
      }
      List<Entry> variables = new ArrayList<>();
      sub.variables().forEach((name, item) -> variables.add(entry(name, node(item), origin)));
      return call("Fn::Sub", list(List.of(text, mapping(variables, origin)), origin), origin);
    }
    CfnValue.Function function = (CfnValue.Function) value;
    return call(function.name(), node(function.argument()), origin);
  }

  private static Node call(String name, Node argument, Origin origin) {
    return mapping(List.of(entry(name, argument, origin)), origin);
  }

  private static Node members(Map<String, CfnValue.Member> members, Origin origin) {
    List<Entry> entries = new ArrayList<>();
    members.forEach((name, member) -> entries.add(entry(name, member)));
    return mapping(entries, origin);
  }

  private static Entry entry(String name, CfnValue.Member member) {
    return entry(name, node(member.value()), member.key());
  }

  private static Entry entry(String name, Node value, Origin key) {
    return new Entry(ScalarNode.string(name, key), value);
  }

  private static MappingNode mapping(List<Entry> entries, Origin origin) {
    return new MappingNode(entries, null, origin);
  }

  private static Node list(List<Node> items, Origin origin) {
    return new SequenceNode(items, null, origin);
  }

  private static ScalarNode plain(Kind kind, String text, Origin origin) {
    return new ScalarNode(kind, text, text, Style.PLAIN, null, origin);
  }
}
