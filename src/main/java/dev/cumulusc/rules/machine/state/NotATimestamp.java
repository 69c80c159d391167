package dev.cumulusc.rules.machine.state;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.knowledge.Timestamps;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.shape.ValueType;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds timestamps that can't be read. */
public final class NotATimestamp implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3403",
              "not-a-timestamp",
              "A value that must be a timestamp is not one.")
          .because("AWS refuses to create the state machine.")
          .fixedBy("Write date and time with `T` and a zone: `2026-01-31T12:00:00Z`.")
          .accordingTo(Authority.specification("https://www.rfc-editor.org/rfc/rfc3339"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Part part : machine.parts()) {
      for (Part.Known known : part.known()) {
        if (known.field().type() instanceof ValueType.Timestamp
            && known.value() instanceof ScalarNode text
            && isWrong(part, text)) {
          out.report(
              INFO,
              text.origin(),
              "`" + known.name() + "` is " + text.describe() + ", but it must be a timestamp.",
              "Write date, `T`, time and zone, as in `2026-03-14T01:59:00Z`.");
        }
      }
    }
  }

  private static boolean isWrong(Part part, ScalarNode text) {
    boolean isComputed =
        part.language() == QueryLanguage.JSONATA && JsonataSite.isExpression(text.text());
    return text.isString()
        && !isComputed
        && !text.text().contains(JsonataSite.OPEN)
        && !text.text().contains(JsonataSite.CLOSE)
        && !Placeholders.isPartOf(text.text())
        && !Timestamps.isTimestamp(text.text());
  }
}
