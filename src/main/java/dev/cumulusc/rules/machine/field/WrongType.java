package dev.cumulusc.rules.machine.field;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.knowledge.FieldValues;
import dev.cumulusc.asl.knowledge.PathLikeText;
import dev.cumulusc.asl.shape.Field;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.shape.ValueType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds values of a type that their field does not take. */
public final class WrongType implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.FORM, "C3005", "wrong-field-type", "The value of a field has the wrong type.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Write a value of the type that the message names: numbers and booleans"
                  + " without quotes.")
          .accordingTo(Authority.specification("https://states-language.net/spec.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  private static final Map<String, String> OTHER_WAYS = Map.of("End", "Next", "Next", "End");
  private static final Set<String> TRUTHS = Set.of("true", "false");
  private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Part part : machine.parts()) {
      for (Part.Known known : part.known()) {
        if (known.field().isOf(part.language())
            && !FieldValues.fits(known.field(), known.value(), part.language())) {
          report(known.field(), part, known.entry(), out);
        }
      }
    }
  }

  private static void report(Field field, Part part, MappingNode.Entry entry, Diagnostics out) {
    Diagnostic diagnostic =
        Diagnostic.of(
            INFO,
            entry.value().origin(),
            "`"
                + field.name()
                + "` is "
                + entry.value().describe()
                + ", but it must be "
                + FieldValues.expected(field, part.language())
                + ".");
    // AWS does not document that JSONata may compute this number, nor that it may not.
    boolean isComputed =
        part.language() == QueryLanguage.JSONATA
            && field.type() instanceof ValueType.Number
            && entry.value() instanceof ScalarNode text
            && JsonataSite.isExpression(text.text());
    if (isComputed) {
      diagnostic = diagnostic.withSeverity(Severity.WARNING);
    }
    if (entry.value() instanceof ScalarNode text && isMeant(field, text)) {
      diagnostic =
          diagnostic
              .withHelp("Write `" + text.text() + "` without quotes.")
              .withFix(text.span().text(), text.text());
    }
    out.report(
        diagnostic.help().isPresent()
            ? diagnostic
            : diagnostic.withHelp(advice(field, part, entry.value())));
  }

  private static Optional<String> advice(Field field, Part part, Node value) {
    String other = OTHER_WAYS.get(field.name());
    boolean isPath =
        part.language() == QueryLanguage.JSONPATH
            && PathLikeText.isPathOrCall(value)
            && part.shape().field(field.name() + "Path").isPresent();
    if (isPath) {
      return Optional.of("Use `" + field.name() + "Path` to take what it selects.");
    }
    return value.isNull() && other != null && part.node().has(other)
        ? Optional.of("Remove `" + field.name() + "`: the state has `" + other + "`.")
        : OtherForms.advice(field, value);
  }

  /** Returns whether a string is what the field takes, but for its quotes. */
  private static boolean isMeant(Field field, ScalarNode text) {
    boolean truth = field.type() instanceof ValueType.Truth && TRUTHS.contains(text.text());
    boolean number =
        field.type() instanceof ValueType.Number type
            && NUMBER.matcher(text.text()).matches()
            && !(type.whole() && text.text().contains("."));
    return text.isString() && text.style() == ScalarNode.Style.QUOTED && (truth || number);
  }
}
