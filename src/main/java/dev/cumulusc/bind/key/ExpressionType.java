package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.Located;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A single value, or an intrinsic function of CloudFormation: as kes spells it ({@code function}
 * with {@code value} or {@code array}), as a template spells it ({@code Ref: x}), or by its tag
 * ({@code !Ref x}).
 */
public record ExpressionType() implements ValueType<Expression> {

  public static final ExpressionType INSTANCE = new ExpressionType();

  private static final String FUNCTION = "function";
  private static final String VALUE = "value";
  private static final String ARRAY = "array";
  private static final String REF = "Ref";
  private static final String FN = "Fn::";

  /** The intrinsic functions that a value can be. */
  public static final List<String> FUNCTIONS =
      List.of(
          REF,
          "Fn::Base64",
          "Fn::Cidr",
          "Fn::FindInMap",
          "Fn::GetAZs",
          "Fn::GetAtt",
          "Fn::If",
          "Fn::ImportValue",
          "Fn::Join",
          "Fn::Select",
          "Fn::Split",
          "Fn::Sub");

  @Override
  public String expected() {
    return "a single value or an intrinsic function";
  }

  @Override
  public Optional<Expression> read(Node value, Reading reading) {
    Optional<String> tagged = function(value.tag());
    if (tagged.isPresent()) {
      Located<String> function = new Located<>(tagged.get(), value.origin());
      return Optional.of(new Expression.Intrinsic(function, value, value.origin()));
    }
    if (value instanceof ScalarNode scalar) {
      return Optional.of(new Expression.Literal(scalar));
    }
    if (value instanceof MappingNode mapping) {
      return mapping.has(FUNCTION) ? spelled(mapping, reading) : plain(mapping, reading);
    }
    reading.wrongType(value, expected());
    return Optional.empty();
  }

  private static Optional<String> function(@Nullable String tag) {
    return Optional.ofNullable(tag)
        .map(name -> name.equals(REF) ? name : FN + name)
        .filter(FUNCTIONS::contains);
  }

  private Optional<Expression> plain(MappingNode mapping, Reading reading) {
    if (mapping.entries().size() == 1) {
      MappingNode.Entry entry = mapping.entries().get(0);
      if (FUNCTIONS.contains(entry.name())) {
        Located<String> function = new Located<>(entry.name(), entry.key().origin());
        return Optional.of(new Expression.Intrinsic(function, entry.value(), mapping.origin()));
      }
    }
    reading.wrongType(mapping, expected());
    return Optional.empty();
  }

  private Optional<Expression> spelled(MappingNode mapping, Reading reading) {
    for (MappingNode.Entry entry : mapping.entries()) {
      if (!List.of(FUNCTION, VALUE, ARRAY).contains(entry.name())) {
        reading
            .diagnostics()
            .report(
                KeyRules.UNKNOWN_KEY,
                entry.key().origin(),
                "`" + entry.name() + "` is not a key of an intrinsic function.");
      }
    }
    Optional<ScalarNode> function = mapping.scalar(FUNCTION);
    Optional<Node> argument = argument(mapping);
    if (function.isEmpty()) {
      reading
          .named(new Located<>(FUNCTION, mapping.origin()))
          .wrongType(mapping.get(FUNCTION).orElse(mapping), "the name of an intrinsic function");
      return Optional.empty();
    }
    if (argument.isEmpty()) {
      reading
          .diagnostics()
          .report(
              KeyRules.MISSING_KEY,
              mapping.origin(),
              "`"
                  + reading.name().value()
                  + "` has neither `value` nor `array`, one of which a `function` needs.");
      return Optional.empty();
    }
    String name = function.get().text();
    if (!FUNCTIONS.contains(name)) {
      reading
          .diagnostics()
          .report(
              Diagnostic.of(
                      KeyRules.BAD_VALUE,
                      function.get().origin(),
                      "`function` is the text `"
                          + name
                          + "`, but an intrinsic function is expected.")
                  .withHelp(
                      Suggestions.didYouMean(name, FUNCTIONS)
                          .orElse("Write one of " + String.join(", ", FUNCTIONS) + ".")));
      return Optional.empty();
    }
    return Optional.of(
        new Expression.Intrinsic(
            new Located<>(name, function.get().origin()), argument.get(), mapping.origin()));
  }

  /** Finds the argument; kes lets {@code array} win where it is filled. */
  private static Optional<Node> argument(MappingNode mapping) {
    Optional<Node> array = mapping.get(ARRAY).filter(value -> value instanceof SequenceNode);
    return array.or(() -> mapping.get(VALUE).filter(value -> !value.isNull()));
  }
}
