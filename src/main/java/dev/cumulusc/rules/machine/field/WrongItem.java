package dev.cumulusc.rules.machine.field;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Set;

/** Finds items of a type that their list does not take. */
public final class WrongItem implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(Stage.FORM, "C3006", "wrong-item", "An item of a list has the wrong type.")
          .because("AWS refuses to create the state machine.")
          .fixedBy("Write an item of the type that the message names.")
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
        if (known.value() instanceof SequenceNode list) {
          checkItems(known.name(), list, out);
        }
      }
    }
  }

  private static final Set<String> OF_MAPPINGS =
      Set.of("And", "Branches", "Catch", "Choices", "Or", "Retry");
  private static final Set<String> OF_TEXTS = Set.of("CSVHeaders", "ErrorEquals");

  private static void checkItems(String field, SequenceNode list, Diagnostics out) {
    for (Node item : list.items()) {
      boolean fits =
          Placeholders.isUnknown(item)
              || (OF_MAPPINGS.contains(field) && item instanceof MappingNode)
              || (OF_TEXTS.contains(field)
                  && item instanceof ScalarNode scalar
                  && scalar.isString());
      if (!fits && (OF_MAPPINGS.contains(field) || OF_TEXTS.contains(field))) {
        out.report(
            INFO,
            item.origin(),
            "An item of `"
                + field
                + "` is "
                + item.describe()
                + ", but it must be "
                + (OF_TEXTS.contains(field) ? "a string." : "a mapping."));
      }
    }
  }
}
