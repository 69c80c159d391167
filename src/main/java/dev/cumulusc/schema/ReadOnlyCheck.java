package dev.cumulusc.schema;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.template.CfnValue;
import java.util.List;

/** Finds the properties that only CloudFormation itself may set. */
final class ReadOnlyCheck {
  private ReadOnlyCheck() {}

  static void check(CfnValue.Mapping properties, Schema schema, Place place, Findings findings) {
    for (String path : schema.texts("readOnly")) {
      follow(properties, List.of(path.split("/")), place, findings);
    }
  }

  private static void follow(CfnValue value, List<String> path, Place place, Findings findings) {
    String name = path.get(0);
    if (name.equals("*")) {
      if (value instanceof CfnValue.Sequence sequence && path.size() > 1) {
        for (int i = 0; i < sequence.items().size(); i++) {
          follow(sequence.items().get(i), path.subList(1, path.size()), place.item(i), findings);
        }
      }
      return;
    }
    CfnValue.Member member =
        value instanceof CfnValue.Mapping mapping ? mapping.members().get(name) : null;
    if (member == null || Values.isNoValue(member.value())) {
      return;
    }
    if (path.size() > 1) {
      follow(member.value(), path.subList(1, path.size()), place.member(name), findings);
    } else {
      findings.add(
          Diagnostic.of(
                  SchemaRules.READ_ONLY_PROPERTY,
                  member.key(),
                  place.member(name) + " is set, but only CloudFormation may set it.")
              .withHelp("Leave it out."));
    }
  }
}
