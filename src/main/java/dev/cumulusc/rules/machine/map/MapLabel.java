package dev.cumulusc.rules.machine.map;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds labels that AWS does not take. */
public final class MapLabel implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3706",
              "map-label",
              "The label of a Map is too long or contains a character that it can't have.")
          .because("AWS refuses to create the state machine.")
          .fixedBy("Write a label of at most 40 letters, digits, `-` and `_`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-map-distributed.html"))
          .asAws("INVALID_LABEL_NAME");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states(StateType.MAP)) {
      state
          .body()
          .scalar("Label")
          .filter(label -> label.isString() && !Placeholders.isPartOf(label.text()))
          .ifPresent(label -> check(label, out));
    }
  }

  private static final int MOST = 40;
  private static final String FORBIDDEN = "?*<>{}[]:;,/\\|^~$#%&`\"";

  private static void check(ScalarNode label, Diagnostics out) {
    int length = label.text().codePointCount(0, label.text().length());
    boolean isForbidden = label.text().chars().anyMatch(MapLabel::isForbidden);
    if (length == 0 || length > MOST) {
      out.report(
          INFO,
          label.origin(),
          "`Label` has " + length + " characters, but it must have from 1 to " + MOST + ".");
    } else if (isForbidden) {
      out.report(
          INFO,
          label.origin(),
          "`Label` is " + label.describe() + ", which has a character that a label can't have.",
          "Use letters, digits, `-`, `_` and `.`.");
    }
  }

  private static boolean isForbidden(int c) {
    return Character.isWhitespace(c) || Character.isISOControl(c) || FORBIDDEN.indexOf(c) >= 0;
  }
}
