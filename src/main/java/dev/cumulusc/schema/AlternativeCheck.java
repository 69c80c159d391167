package dev.cumulusc.schema;

import static dev.cumulusc.schema.Values.Presence.ABSENT;
import static dev.cumulusc.schema.Values.Presence.PRESENT;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Holds a value against the alternatives and conditions of a schema. */
final class AlternativeCheck {
  private static final String REQUIRED = "required";
  private static final List<String> KEYWORDS =
      List.of("requiredOr", "requiredXor", "allOf", "if", "anyOf", "oneOf");

  private AlternativeCheck() {}

  static void check(CfnValue value, Schema schema, Place place, Findings findings) {
    if (!schema.hasAny(KEYWORDS)) {
      return;
    }
    if (value instanceof CfnValue.Mapping mapping) {
      checkGroup(mapping, schema.texts("requiredOr"), false, place, findings);
      checkGroup(mapping, schema.texts("requiredXor"), true, place, findings);
    }
    schema.parts("allOf").forEach(part -> SchemaCheck.value(value, part, place, findings));
    schema
        .part("if")
        .filter(condition -> against(value, condition, place).isEmpty())
        .flatMap(condition -> schema.part("then"))
        .ifPresent(then -> SchemaCheck.value(value, then, place, findings));
    checkAlternatives(value, schema.parts("anyOf"), false, place, findings);
    checkAlternatives(value, schema.parts("oneOf"), true, place, findings);
  }

  private static void checkGroup(
      CfnValue.Mapping mapping, List<String> names, boolean one, Place place, Findings findings) {
    if (names.isEmpty()) {
      return;
    }
    if (names.stream().allMatch(name -> Values.presence(mapping, name) == ABSENT)) {
      findings.addMissing(finding(mapping.origin(), place + " has none of " + quoted(names) + "."));
    }
    List<String> present =
        names.stream().filter(name -> Values.presence(mapping, name) == PRESENT).toList();
    if (one && present.size() > 1) {
      findings.add(
          finding(
              mapping.origin(),
              place + " has " + quoted(present) + ", but may have only one of them."));
    }
  }

  private static void checkAlternatives(
      CfnValue value, List<Schema> branches, boolean one, Place place, Findings findings) {
    if (branches.isEmpty()) {
      return;
    }
    boolean onlyNames = branches.stream().allMatch(branch -> branch.hasOnly(REQUIRED));
    if (onlyNames
        && value instanceof CfnValue.Mapping mapping
        && branches.stream().allMatch(branch -> branch.texts(REQUIRED).size() == 1)) {
      List<String> names = branches.stream().map(branch -> branch.texts(REQUIRED).get(0)).toList();
      checkGroup(mapping, names, one, place, findings);
      return;
    }
    List<Findings> tried = new ArrayList<>();
    for (Schema branch : branches) {
      Findings against = against(value, branch, place);
      if (against.isEmpty()) {
        return;
      }
      tried.add(against);
    }
    Findings nearest = tried.stream().min(Comparator.comparingInt(Findings::count)).orElseThrow();
    Diagnostic reason = nearest.all().get(0);
    // What makes the form another one may be what is missing.
    findings.addMissing(
        finding(
            value.origin(),
            place
                + " has none of the forms that it may have; of the nearest: "
                + reason.message()));
  }

  private static Findings against(CfnValue value, Schema schema, Place place) {
    Findings findings = new Findings(true);
    SchemaCheck.value(value, schema, place, findings);
    return findings;
  }

  private static Diagnostic finding(Origin origin, String message) {
    return Diagnostic.of(SchemaRules.NO_ALTERNATIVE, origin, message);
  }

  private static String quoted(List<String> names) {
    return "`" + String.join("`, `", names) + "`";
  }
}
