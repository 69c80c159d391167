package dev.cumulusc.schema;

import static dev.cumulusc.schema.Values.Presence.ABSENT;
import static dev.cumulusc.schema.Values.Presence.PRESENT;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.template.CfnValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds a mapping against what a schema says of its members. */
final class ObjectCheck {
  private ObjectCheck() {}

  static void check(CfnValue.Mapping mapping, Schema schema, Place place, Findings findings) {
    for (String name : schema.texts("required")) {
      if (Values.presence(mapping, name) == ABSENT) {
        findings.addMissing(
            Diagnostic.of(
                SchemaRules.MISSING_PROPERTY,
                mapping.origin(),
                place + " lacks `" + name + "`, which is required."));
      }
    }
    checkMembers(mapping, schema, place, findings);
    checkCount(mapping, schema, place, findings);
    checkCompany(mapping, schema, place, findings);
  }

  private static void checkMembers(
      CfnValue.Mapping mapping, Schema schema, Place place, Findings findings) {
    boolean closed = schema.isFalse("additionalProperties");
    for (Map.Entry<String, CfnValue.Member> entry : mapping.members().entrySet()) {
      String name = entry.getKey();
      CfnValue.Member member = entry.getValue();
      if (name.startsWith("Fn::") || Values.isNoValue(member.value())) {
        continue;
      }
      Optional<Schema> described = describing(name, schema);
      if (described.isPresent()) {
        SchemaCheck.value(member.value(), described.get(), place.member(name), findings);
      } else if (closed) {
        reportUnknown(name, member, schema, place, findings);
      }
    }
  }

  private static Optional<Schema> describing(String name, Schema schema) {
    Optional<Schema> known = schema.member("properties", name);
    if (known.isPresent()) {
      return known;
    }
    for (String pattern : schema.names("patternProperties")) {
      if (ScalarCheck.matches(pattern, name)) {
        return schema.member("patternProperties", pattern);
      }
    }
    return schema.part("additionalProperties");
  }

  private static void reportUnknown(
      String name, CfnValue.Member member, Schema schema, Place place, Findings findings) {
    Set<String> patterns = schema.names("patternProperties");
    String expected =
        patterns.isEmpty() ? "." : "; names match `" + String.join("` or `", patterns) + "`.";
    Diagnostic diagnostic =
        Diagnostic.of(
            SchemaRules.UNKNOWN_PROPERTY,
            member.key(),
            place + " has no property `" + name + "`" + expected);
    findings.add(diagnostic.suggesting(name, schema.names("properties")));
  }

  private static void checkCount(
      CfnValue.Mapping mapping, Schema schema, Place place, Findings findings) {
    int count = mapping.members().size();
    schema
        .number("minProperties")
        .filter(least -> count < least.intValueExact())
        .ifPresent(least -> countTooFew(mapping, count, least, place, findings));
    schema
        .number("maxProperties")
        .filter(most -> count > most.intValueExact())
        .ifPresent(most -> countTooMany(mapping, count, most, place, findings));
  }

  /** Reports a list or mapping that has too few items. */
  static void countTooFew(
      CfnValue value, int count, BigDecimal least, Place place, Findings findings) {
    findings.addMissing(wrongCount(value, count, "at least " + Words.count(least, "item"), place));
  }

  /** Reports a list or mapping that has too many items. */
  static void countTooMany(
      CfnValue value, int count, BigDecimal most, Place place, Findings findings) {
    findings.add(wrongCount(value, count, "at most " + Words.count(most, "item"), place));
  }

  private static Diagnostic wrongCount(CfnValue value, int count, String expected, Place place) {
    return Diagnostic.of(
        SchemaRules.WRONG_COUNT,
        value.origin(),
        place + " must have " + expected + ", but has " + count + ".");
  }

  private static void checkCompany(
      CfnValue.Mapping mapping, Schema schema, Place place, Findings findings) {
    schema
        .lists("dependentRequired")
        .forEach((name, needed) -> checkNeeded(mapping, name, needed, place, findings));
    schema
        .lists("dependentExcluded")
        .forEach((name, excluded) -> checkExcluded(mapping, name, excluded, place, findings));
  }

  private static void checkNeeded(
      CfnValue.Mapping mapping, String name, List<String> needed, Place place, Findings findings) {
    for (String other : needed) {
      if (Values.presence(mapping, name) == PRESENT && Values.presence(mapping, other) == ABSENT) {
        findings.addMissing(
            Diagnostic.of(
                SchemaRules.INCOMPLETE_PROPERTY,
                key(mapping, name),
                place + " has `" + name + "`, which needs `" + other + "` as well."));
      }
    }
  }

  /** Reports a pair once, although each of the two may exclude the other. */
  private static void checkExcluded(
      CfnValue.Mapping mapping, String name, List<String> excluded, Place place, Findings found) {
    List<String> order = List.copyOf(mapping.members().keySet());
    for (String other : excluded) {
      boolean both =
          Values.presence(mapping, name) == PRESENT && Values.presence(mapping, other) == PRESENT;
      if (both) {
        boolean inOrder = order.indexOf(name) < order.indexOf(other);
        String first = inOrder ? name : other;
        String second = inOrder ? other : name;
        Diagnostic diagnostic =
            Diagnostic.of(
                SchemaRules.EXCLUDED_PROPERTY,
                key(mapping, second),
                place
                    + " has `"
                    + first
                    + "` and `"
                    + second
                    + "`, but may have only one of them.");
        if (!found.all().contains(diagnostic)) {
          found.add(diagnostic);
        }
      }
    }
  }

  private static dev.cumulusc.source.Origin key(CfnValue.Mapping mapping, String name) {
    CfnValue.Member member = mapping.members().get(name);
    return member == null ? mapping.origin() : member.key();
  }
}
