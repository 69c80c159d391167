package dev.cumulusc.flow;

import dev.cumulusc.asl.Expressions;
import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.knowledge.PathLikeText;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.tree.IntrinsicFunctions;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the values that are written in a definition become when a state runs. */
interface Templates {

  /** Returns what an entry's value becomes, if it is one to be computed by its key. */
  Optional<Value> byKey(MappingNode.Entry entry);

  /** Returns what a string becomes, if it is an expression. */
  Optional<Value> byText(ScalarNode text, Maker maker);

  /** The templates of JSONPath: a key that ends in {@code .$} has a path, or a call. */
  static Templates of(Reader reader) {
    return new Templates() {
      @Override
      public Optional<Value> byKey(MappingNode.Entry entry) {
        return Expressions.isPathKey(entry.name())
            ? Optional.of(reader.pathOrCall(entry.value()))
            : Optional.empty();
      }

      @Override
      public Optional<Value> byText(ScalarNode text, Maker maker) {
        return Optional.empty();
      }
    };
  }

  /** The templates of JSONata: a string between its signs is an expression. */
  static Templates of(Evaluator evaluator) {
    return new Templates() {
      @Override
      public Optional<Value> byKey(MappingNode.Entry entry) {
        return Optional.empty();
      }

      @Override
      public Optional<Value> byText(ScalarNode text, Maker maker) {
        if (JsonataSite.isExpression(text.text())) {
          return Optional.of(evaluator.evaluate(text, maker));
        }
        return isMeantAsExpression(text) ? Optional.of(Value.UNKNOWN) : Optional.empty();
      }
    };
  }

  /** Returns whether a string is reported as one that was meant to be evaluated. */
  private static boolean isMeantAsExpression(ScalarNode text) {
    return JsonataSite.isHalfExpression(text.text())
        || JsonataSite.hasExpressionInside(text.text())
        || PathLikeText.isPathOrCall(text)
        || PathLikeText.isExpression(text);
  }

  /** Values that stand for themselves. */
  static Templates literal() {
    return new Templates() {
      @Override
      public Optional<Value> byKey(MappingNode.Entry entry) {
        return Optional.empty();
      }

      @Override
      public Optional<Value> byText(ScalarNode text, Maker maker) {
        return Optional.empty();
      }
    };
  }

  /** Returns what a written value becomes. */
  default Value fill(Node node, Maker maker) {
    if (node instanceof SequenceNode list) {
      return Value.array(
          Items.counted(list.items().stream().map(item -> fill(item, maker)).toList()), maker);
    }
    if (node instanceof ScalarNode scalar) {
      return fill(scalar, maker);
    }
    return IntrinsicFunctions.of(node).isPresent()
        ? Value.UNKNOWN
        : Value.object(members((MappingNode) node, maker), maker);
  }

  private Value fill(ScalarNode scalar, Maker maker) {
    if (!scalar.isString()) {
      return Value.literal(scalar, maker);
    }
    Optional<Value> computed = byText(scalar, maker);
    if (computed.isPresent()) {
      return computed.get();
    }
    return Placeholders.isPartOf(scalar.text()) ? Value.UNKNOWN : Value.literal(scalar, maker);
  }

  private Members members(MappingNode mapping, Maker maker) {
    Map<String, Value> members = new LinkedHashMap<>();
    Members.Others others = Members.Others.NONE;
    for (MappingNode.Entry entry : mapping.entries()) {
      Optional<Value> computed = byKey(entry);
      if (Placeholders.isPartOf(entry.name()) || entry.key().isMergeKey()) {
        others = Members.Others.ANY;
      }
      members.put(
          computed.isPresent() ? plain(entry.name()) : entry.name(),
          computed.orElseGet(() -> fill(entry.value(), maker)));
    }
    return new Members(members, others);
  }

  private static String plain(String key) {
    return key.substring(0, key.length() - ".$".length());
  }
}
