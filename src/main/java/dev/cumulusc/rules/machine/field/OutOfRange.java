package dev.cumulusc.rules.machine.field;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.knowledge.FieldValues;
import dev.cumulusc.asl.shape.ValueType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.validate.MachineRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Finds numbers beyond the limits of their field. */
public final class OutOfRange implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.FORM, "C3007", "out-of-range", "A number is outside of the range of its field.")
          .because("AWS refuses to create the state machine.")
          .fixedBy("Write a number within the range that the message names.")
          .accordingTo(Authority.specification("https://states-language.net/spec.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Part part : machine.parts()) {
      for (Part.Known known : part.known()) {
        if (known.field().type() instanceof ValueType.Number type
            && FieldValues.fits(known.field(), known.value(), part.language())) {
          check(known.entry(), type, out);
        }
      }
    }
  }

  private static void check(MappingNode.Entry entry, ValueType.Number limits, Diagnostics out) {
    Optional<BigDecimal> number = FieldValues.number(entry.value());
    if (number.isEmpty()) {
      return;
    }
    double value = number.get().doubleValue();
    if (value < limits.least()) {
      report(entry, "at least " + FieldValues.plain(limits.least()), out);
    } else if (value > limits.most()) {
      report(entry, "at most " + FieldValues.plain(limits.most()), out);
    }
  }

  private static void report(MappingNode.Entry entry, String expected, Diagnostics out) {
    out.report(
        INFO,
        entry.value().origin(),
        "`"
            + entry.name()
            + "` is "
            + entry.value().describe()
            + ", but it must be "
            + expected
            + ".");
  }
}
