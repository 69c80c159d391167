package dev.cumulusc.asl;

import dev.cumulusc.asl.path.ParsedPath;
import dev.cumulusc.asl.path.PathParser;
import dev.cumulusc.asl.shape.Field;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.shape.ValueType;
import dev.cumulusc.asl.shape.ValueType.PathUse;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All expressions of a machine, each read once. */
public final class Expressions {
  /** Fields of JSONPath states in which keys that end in {@code .$} hold paths. */
  private static final Set<String> PAYLOADS =
      Set.of("Assign", "BatchInput", "Credentials", "ItemSelector", "Parameters", "ResultSelector");

  /** Fields that JSONata never computes, or whose parts are looked at one by one. */
  private static final Set<String> NOT_COMPUTED =
      Set.of(
          "Branches",
          "Catch",
          "Choices",
          "Comment",
          "Default",
          "ErrorEquals",
          "ItemBatcher",
          "ItemProcessor",
          "ItemReader",
          "Iterator",
          "Label",
          "Next",
          "ProcessorConfig",
          "QueryLanguage",
          "ReaderConfig",
          "Resource",
          "ResultWriter",
          "Retry",
          "Type",
          "WriterConfig");

  private final List<PathSite> paths = new ArrayList<>();
  private final List<JsonataSite> jsonata = new ArrayList<>();
  private final List<ScalarNode> halfExpressions = new ArrayList<>();
  private final List<ScalarNode> embeddedExpressions = new ArrayList<>();

  Expressions(List<Part> parts) {
    for (Part part : parts) {
      if (part.state().isPresent()) {
        part.node().entries().forEach(entry -> add(part, entry));
      }
    }
  }

  /** Returns the paths and intrinsic functions of all JSONPath states. */
  public List<PathSite> paths() {
    return Collections.unmodifiableList(paths);
  }

  /** Returns the expressions of all JSONata states. */
  public List<JsonataSite> jsonata() {
    return Collections.unmodifiableList(jsonata);
  }

  /** Returns the texts of JSONata states that open an expression or close one, but not both. */
  public List<ScalarNode> halfExpressions() {
    return Collections.unmodifiableList(halfExpressions);
  }

  /** Returns the texts of JSONata states that have both signs of an expression, but inside. */
  public List<ScalarNode> embeddedExpressions() {
    return Collections.unmodifiableList(embeddedExpressions);
  }

  private void add(Part part, MappingNode.Entry entry) {
    if (part.unknown().contains(entry) && part.shape().isClosed()) {
      return; // It is refused, whatever its value is.
    }
    if (part.language() == QueryLanguage.JSONATA) {
      boolean isOption =
          part.shape()
              .field(entry.name())
              .filter(field -> field.type() instanceof ValueType.OneOf)
              .isPresent();
      if (!isOption && !NOT_COMPUTED.contains(entry.name())) {
        walkComputed(part, entry.name(), entry.value());
      }
      return;
    }
    Optional<ValueType> type = part.shape().field(entry.name()).map(Field::type);
    if (type.isPresent() && type.get() instanceof ValueType.Path path) {
      addPath(part, entry, path.use());
    } else if (isPayload(entry.name())) {
      walkPayload(part, entry.name(), entry.value());
    }
  }

  private void addPath(Part part, MappingNode.Entry entry, PathUse use) {
    if (entry.value() instanceof ScalarNode value && value.isString()) {
      ParsedPath parsed =
          use == PathUse.TEXT ? PathParser.pathOrCall(value.text()) : PathParser.path(value.text());
      paths.add(new PathSite(part, entry.name(), entry.key(), value, Optional.of(use), parsed));
    }
  }

  private void walkPayload(Part part, String field, Node node) {
    if (node instanceof SequenceNode list) {
      list.items().forEach(item -> walkPayload(part, field, item));
    } else if (node instanceof MappingNode mapping) {
      for (MappingNode.Entry entry : mapping.entries()) {
        if (!isPathKey(entry.name())) {
          walkPayload(part, field, entry.value());
        } else if (entry.value() instanceof ScalarNode value && value.isString()) {
          ParsedPath parsed = PathParser.pathOrCall(value.text());
          paths.add(new PathSite(part, field, entry.key(), value, Optional.empty(), parsed));
        }
      }
    }
  }

  private void walkComputed(Part part, String field, Node node) {
    if (node instanceof SequenceNode list) {
      list.items().forEach(item -> walkComputed(part, field, item));
    } else if (node instanceof MappingNode mapping) {
      mapping.entries().forEach(entry -> walkComputed(part, field, entry.value()));
    } else if (node instanceof ScalarNode value && value.isString()) {
      if (JsonataSite.isExpression(value.text())) {
        jsonata.add(JsonataSite.of(part, field, value));
      } else if (JsonataSite.isHalfExpression(value.text())) {
        halfExpressions.add(value);
      } else if (JsonataSite.hasExpressionInside(value.text())) {
        embeddedExpressions.add(value);
      }
    }
  }

  /** Returns whether a payload's key says that its value is a path. */
  public static boolean isPathKey(String key) {
    return key.endsWith(".$");
  }

  /** Returns whether a field of a JSONPath state holds a payload. */
  public static boolean isPayload(String field) {
    return PAYLOADS.contains(field);
  }
}
