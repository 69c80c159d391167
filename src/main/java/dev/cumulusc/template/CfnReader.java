package dev.cumulusc.template;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a template, or a value in one, from a tree. Nothing is lost: what looks like an intrinsic
 * function but has not its shape stays the mapping that it is.
 */
public final class CfnReader {
  private static final String REF = "Ref";
  private static final String GET_ATT = "Fn::GetAtt";
  private static final String SUB = "Fn::Sub";

  /** The functions that have a type of their own, and so a shape. */
  private static final Set<String> NAMED = Set.of(GET_ATT, SUB);

  /** A tag whose long form is not {@code Fn::} and the tag. */
  private static final String CONDITION = "Condition";

  private CfnReader() {}

  /** Reads a value with its intrinsic functions. */
  public static CfnValue value(Node node) {
    String tag = node.tag();
    if (tag != null) {
      String function = tag.equals(CONDITION) ? tag : "Fn::" + tag;
      return new CfnValue.Function(function, plain(node), node.origin());
    }
    if (node instanceof MappingNode mapping && mapping.entries().size() == 1) {
      MappingNode.Entry only = mapping.entries().get(0);
      @Nullable CfnValue known = written(only.name(), only.value(), node.origin());
      if (known != null) {
        return known;
      }
    }
    return plain(node);
  }

  /**
   * Reads an intrinsic function whose name and argument stand apart.
   *
   * @param function the full name: {@code Ref}, {@code Fn::GetAtt}
   */
  public static CfnValue intrinsic(String function, Node argument, Origin origin) {
    @Nullable CfnValue known = written(function, argument, origin);
    return known == null ? new CfnValue.Function(function, value(argument), origin) : known;
  }

  /** Reads a whole template; a resource that is none is reported and left out. */
  public static Template template(MappingNode document, Diagnostics diagnostics) {
    Map<String, CfnValue.Member> sections = new LinkedHashMap<>();
    Map<String, Resource> resources = new LinkedHashMap<>();
    for (MappingNode.Entry entry : document.entries()) {
      if (!entry.name().equals("Resources")) {
        sections.put(entry.name(), member(entry));
      } else if (entry.value() instanceof MappingNode section) {
        for (MappingNode.Entry resource : section.entries()) {
          resource(resource, diagnostics)
              .ifPresent(found -> resources.put(found.logicalId(), found));
        }
      } else {
        reportNotAMapping(entry, diagnostics);
      }
    }
    return new Template(sections, resources, document.origin());
  }

  private static Optional<Resource> resource(MappingNode.Entry entry, Diagnostics diagnostics) {
    if (!(entry.value() instanceof MappingNode body)) {
      reportNotAMapping(entry, diagnostics);
      return Optional.empty();
    }
    Optional<ScalarNode> type = body.scalar("Type");
    if (type.isEmpty()) {
      diagnostics.report(
          TemplateReadingRules.RESOURCE_WITHOUT_TYPE,
          entry.key().origin(),
          "The resource `" + entry.name() + "` has no `Type`.");
      return Optional.empty();
    }
    List<Resource.Dependency> dependsOn = List.of();
    Map<String, CfnValue> attributes = new LinkedHashMap<>();
    Optional<CfnValue.Mapping> properties = Optional.empty();
    for (MappingNode.Entry attribute : body.entries()) {
      switch (attribute.name()) {
        case "Type" -> {}
        case "DependsOn" -> dependsOn = dependsOn(attribute.value(), diagnostics);
        case "Properties" -> {
          if (attribute.value() instanceof MappingNode mapping) {
            properties = Optional.of(mapping(mapping));
          } else if (!attribute.value().isNull()) {
            reportNotAMapping(attribute, diagnostics);
          }
        }
        default -> attributes.put(attribute.name(), value(attribute.value()));
      }
    }
    return Optional.of(
        new Resource(
            entry.name(),
            type.get().text(),
            dependsOn,
            attributes,
            properties,
            entry.key().origin()));
  }

  private static List<Resource.Dependency> dependsOn(Node node, Diagnostics diagnostics) {
    boolean alone = !(node instanceof SequenceNode);
    List<Node> items = node instanceof SequenceNode list ? list.items() : List.of(node);
    List<Resource.Dependency> found = new ArrayList<>();
    for (Node item : items) {
      if (item instanceof ScalarNode scalar && scalar.isString()) {
        found.add(new Resource.Dependency(scalar.text(), alone, scalar.origin()));
      } else {
        diagnostics.report(
            TemplateReadingRules.BAD_DEPENDS_ON,
            item.origin(),
            "`DependsOn` takes logical ids, but this is " + item.describe() + ".");
      }
    }
    return found;
  }

  private static void reportNotAMapping(MappingNode.Entry entry, Diagnostics diagnostics) {
    diagnostics.report(
        TemplateReadingRules.TEMPLATE_PART_NOT_A_MAPPING,
        entry.value().origin(),
        "`" + entry.name() + "` has to be a mapping, but is " + entry.value().describe() + ".");
  }

  /** Returns the function of a long form, or null if the name or the shape is none's. */
  private static @Nullable CfnValue written(String function, Node argument, Origin origin) {
    @Nullable CfnValue known = argument.tag() == null ? known(function, argument) : null;
    return known == null && function.startsWith("Fn::") && !NAMED.contains(function)
        ? new CfnValue.Function(function, value(argument), origin)
        : known;
  }

  /** Returns one of the functions that have a type of their own, or null. */
  private static @Nullable CfnValue known(String function, Node argument) {
    return switch (function) {
      case REF -> ref(argument);
      case GET_ATT -> getAtt(argument);
      case SUB -> sub(argument);
      default -> null;
    };
  }

  private static @Nullable CfnValue ref(Node argument) {
    return argument instanceof ScalarNode scalar && scalar.isString()
        ? new CfnValue.Ref(scalar.text(), scalar.origin())
        : null;
  }

  private static @Nullable CfnValue getAtt(Node argument) {
    if (argument instanceof ScalarNode scalar && scalar.isString()) {
      int dot = scalar.text().indexOf('.');
      return dot <= 0
          ? null
          : new CfnValue.GetAtt(
              scalar.text().substring(0, dot), scalar.text().substring(dot + 1), scalar.origin());
    }
    if (argument instanceof SequenceNode list
        && list.items().size() == 2
        && list.items().get(0) instanceof ScalarNode target
        && list.items().get(1) instanceof ScalarNode attribute
        && target.isString()
        && attribute.isString()
        && attribute.tag() == null) {
      return new CfnValue.GetAtt(target.text(), attribute.text(), list.origin());
    }
    return null;
  }

  private static @Nullable CfnValue sub(Node argument) {
    if (argument instanceof ScalarNode scalar && scalar.isString()) {
      return SubText.sub(scalar, Map.of());
    }
    if (argument instanceof SequenceNode list
        && list.items().size() == 2
        && list.items().get(0) instanceof ScalarNode text
        && text.isString()
        && list.items().get(1) instanceof MappingNode mapping) {
      Map<String, CfnValue> variables = new LinkedHashMap<>();
      for (MappingNode.Entry entry : mapping.entries()) {
        variables.put(entry.name(), value(entry.value()));
      }
      return SubText.sub(text, variables);
    }
    return null;
  }

  private static CfnValue plain(Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping(mapping);
    }
    if (node instanceof SequenceNode list) {
      return CfnValue.list(list.items().stream().map(CfnReader::value).toList(), node.origin());
    }
    return scalar((ScalarNode) node);
  }

  private static CfnValue.Mapping mapping(MappingNode mapping) {
    Map<String, CfnValue.Member> members = new LinkedHashMap<>();
    for (MappingNode.Entry entry : mapping.entries()) {
      members.put(entry.name(), member(entry));
    }
    return new CfnValue.Mapping(members, mapping.origin());
  }

  private static CfnValue.Member member(MappingNode.Entry entry) {
    return new CfnValue.Member(value(entry.value()), entry.key().origin());
  }

  private static CfnValue scalar(ScalarNode scalar) {
    Origin origin = scalar.origin();
    return switch (scalar.kind()) {
      case STRING -> new CfnValue.Text(scalar.text(), origin);
      case BOOLEAN -> new CfnValue.Bool(scalar.text().equals("true"), origin);
      case NULL -> new CfnValue.Null(origin);
      case INTEGER, FLOAT -> new CfnValue.Number(scalar.text(), origin);
    };
  }
}
