package dev.cumulusc.rules.machine.field;

import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.knowledge.StrangeFields;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.tree.MappingNode;
import java.util.List;
import java.util.Optional;

/** Reports a field that nothing resembles together with what is missing beside it. */
final class Missing {
  private Missing() {}

  /** Returns whether a field of a part is the one that stands for what is missing. */
  static boolean isInstead(Part part, MappingNode.Entry entry) {
    return first(part).filter(found -> found.key().span().equals(entry.key().span())).isPresent();
  }

  /** Returns the finding about that field, if there is one. */
  static Optional<Diagnostic> instead(Part part, RuleInfo rule) {
    return first(part)
        .map(
            entry ->
                Diagnostic.of(
                        rule,
                        entry.key().origin(),
                        "`"
                            + entry.name()
                            + "` is no field of "
                            + part.shape().label()
                            + ", which needs "
                            + String.join(", and ", StrangeFields.missing(part))
                            + ".")
                    .withHelp("Write what is missing in its place."));
  }

  private static Optional<MappingNode.Entry> first(Part part) {
    List<MappingNode.Entry> strange = StrangeFields.of(part);
    return strange.isEmpty() || StrangeFields.missing(part).isEmpty()
        ? Optional.empty()
        : Optional.of(strange.get(0));
  }
}
