package dev.cumulusc.rules.machine.field;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.shape.ValueType;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds texts that are not among those that their field takes. */
public final class NotAnOption implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.FORM,
              "C3008",
              "not-an-option",
              "The value of a field is not one of its options.")
          .because("AWS refuses to create the state machine.")
          .fixedBy("Write one of the options that the message lists. They are case-sensitive.")
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
        if (known.field().type() instanceof ValueType.OneOf type) {
          check(known.entry(), type, out);
        }
      }
    }
  }

  private static void check(MappingNode.Entry entry, ValueType.OneOf type, Diagnostics out) {
    if (entry.value() instanceof ScalarNode text
        && text.isString()
        && !Placeholders.isPartOf(text.text())
        && !type.options().contains(text.text())) {
      out.report(
          Diagnostic.of(
                  INFO,
                  text.origin(),
                  "`"
                      + entry.name()
                      + "` is "
                      + text.describe()
                      + ", but it must be "
                      + Words.any(type.options())
                      + ".")
              .suggesting(text.text(), type.options()));
    }
  }
}
