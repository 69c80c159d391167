package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.tree.IntrinsicFunctions;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.List;
import java.util.Optional;

/**
 * A single value, or an intrinsic function of CloudFormation: as kes spells it ({@code function}
 * with {@code value} or {@code array}), as a template spells it ({@code Ref: x} or {@code !Ref x}),
 * or as a string that kes would paste into its template ({@code '!Ref x'}).
 */
public record ExpressionType() implements ValueType<Expression> {

  public static final ExpressionType INSTANCE = new ExpressionType();

  private static final String FUNCTION = "function";
  private static final String VALUE = "value";
  private static final String ARRAY = "array";
  private static final List<String> SPELLED = List.of(FUNCTION, VALUE, ARRAY);

  @Override
  public String expected() {
    return "a single value or an intrinsic function";
  }

  @Override
  public Optional<Expression> read(Node value, Reading reading) {
    Optional<? extends Node> pasted =
        value instanceof ScalarNode scalar ? PastedFunction.in(scalar) : Optional.empty();
    Node written = pasted.isPresent() ? pasted.get() : value;
    if (IntrinsicFunctions.of(written).filter(IntrinsicFunctions.NAMES::contains).isPresent()) {
      MappingNode.Entry entry = ((MappingNode) written).entries().get(0);
      Located<String> function = new Located<>(entry.name(), entry.key().origin());
      return computed(function, entry.value(), written.origin(), reading);
    }
    if (value instanceof ScalarNode scalar) {
      return Optional.of(new Expression.Literal(scalar));
    }
    if (value instanceof MappingNode mapping && mapping.has(FUNCTION)) {
      return spelled(mapping, reading);
    }
    if (value instanceof MappingNode mapping && IntrinsicFunctions.of(mapping).isPresent()) {
      reading.diagnostics().report(FunctionArguments.unknown(mapping.entries().get(0).key()));
      return Optional.empty();
    }
    reading.wrongType(value, expected());
    return Optional.empty();
  }

  private static Optional<Expression> computed(
      Located<String> function, Node argument, Origin origin, Reading reading) {
    CfnValue value = CfnReader.intrinsic(function.value(), argument, origin);
    Diagnostics found = new Diagnostics();
    FunctionArguments.check(function, argument, value, reading.withDiagnostics(found));
    found.found().forEach(reading.diagnostics()::report);
    return found.hasErrors()
        ? Optional.empty()
        : Optional.of(new Expression.Computed(value, origin));
  }

  private Optional<Expression> spelled(MappingNode mapping, Reading reading) {
    for (MappingNode.Entry entry : mapping.entries()) {
      if (!SPELLED.contains(entry.name())) {
        reading
            .diagnostics()
            .report(
                Diagnostic.of(
                        KeyRules.UNKNOWN_KEY,
                        entry.key().origin(),
                        "`" + entry.name() + "` is not a key of an intrinsic function.")
                    .suggesting(entry.name(), SPELLED));
      }
    }
    Optional<ScalarNode> function = mapping.scalar(FUNCTION);
    Optional<Node> argument = argument(mapping);
    if (function.isEmpty()) {
      reading
          .withName(new Located<>(FUNCTION, mapping.origin()))
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
    if (!IntrinsicFunctions.NAMES.contains(name)) {
      reading
          .diagnostics()
          .report(
              Diagnostic.of(
                      KeyRules.BAD_VALUE,
                      function.get().origin(),
                      "`function` is the string `"
                          + name
                          + "`, but an intrinsic function is expected.")
                  .withHelp("Write one of " + String.join(", ", IntrinsicFunctions.NAMES) + ".")
                  .suggesting(name, IntrinsicFunctions.NAMES));
      return Optional.empty();
    }
    return computed(
        new Located<>(name, function.get().origin()), argument.get(), mapping.origin(), reading);
  }

  /** Finds the argument; kes lets {@code array} win where it is filled. */
  private static Optional<Node> argument(MappingNode mapping) {
    Optional<Node> array = mapping.get(ARRAY).filter(value -> value instanceof SequenceNode);
    return array.or(() -> mapping.get(VALUE).filter(value -> !value.isNull()));
  }
}
