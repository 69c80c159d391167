package dev.cumulusc.schema;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds the resources of a template against CloudFormation's own schemas of their types. A type
 * without a schema here is let be, as is every value that only CloudFormation can compute.
 */
public final class SchemaCheck {
  private SchemaCheck() {}

  /**
   * Checks all resources, and reports each fault where the value comes from.
   *
   * @param whole whether nothing was left out of the template; otherwise nothing is reported as
   *     missing
   */
  public static void check(Template template, boolean whole, Diagnostics diagnostics) {
    template.resources().values().forEach(each -> check(each, whole, diagnostics));
  }

  /** Returns the places of texts that don't match the patterns that they have to. */
  public static Set<SourceSpan> malformed(Template template) {
    Diagnostics found = new Diagnostics();
    check(template, true, found);
    return found.sorted().stream()
        .filter(each -> each.rule().equals(SchemaRules.PATTERN_MISMATCH))
        .map(Diagnostic::at)
        .collect(Collectors.toSet());
  }

  private static void check(Resource resource, boolean whole, Diagnostics diagnostics) {
    Optional<Schema> schema = ResourceSchemas.of(resource.type());
    if (schema.isPresent()) {
      Findings findings = new Findings(whole);
      check(resource, schema.get(), findings);
      findings.all().forEach(diagnostics::report);
    }
  }

  private static void check(Resource resource, Schema schema, Findings findings) {
    CfnValue.Mapping properties =
        resource.properties().orElseGet(() -> new CfnValue.Mapping(Map.of(), resource.origin()));
    ReadOnlyCheck.check(properties, schema, Place.of(resource), findings);
    value(properties, schema, Place.of(resource), findings);
  }

  /** Holds a value against a part of a schema. */
  static void value(CfnValue value, Schema reference, Place place, Findings findings) {
    Schema schema = reference.resolved();
    if (Values.isComputed(value)) {
      Values.branches(value).forEach(branch -> value(branch, schema, place, findings));
      return;
    }
    if (value instanceof CfnValue.Null) {
      findings.add(
          Diagnostic.of(SchemaRules.NULL_VALUE, value.origin(), place + " is null.")
              .withHelp("Leave it out, or give it a value."));
      return;
    }
    if (!TypeCheck.fits(value, schema, place, findings)) {
      return;
    }
    if (schema.hasOnly("type")) {
      return;
    }
    if (value instanceof CfnValue.Mapping mapping) {
      ObjectCheck.check(mapping, schema, place, findings);
    } else if (value instanceof CfnValue.Sequence sequence) {
      sequence(sequence, schema, place, findings);
    } else {
      ScalarCheck.check(value, schema, place, findings);
    }
    AlternativeCheck.check(value, schema, place, findings);
  }

  private static void sequence(
      CfnValue.Sequence sequence, Schema schema, Place place, Findings findings) {
    count(sequence, schema, place, findings);
    if (schema.isTrue("uniqueItems")) {
      unique(sequence, place, findings);
    }
    List<Schema> first = schema.parts("prefixItems");
    Optional<Schema> rest = schema.part("items");
    for (int i = 0; i < sequence.items().size(); i++) {
      CfnValue item = sequence.items().get(i);
      Place at = place.item(i);
      if (i < first.size()) {
        value(item, first.get(i), at, findings);
      }
      rest.ifPresent(items -> value(item, items, at, findings));
    }
  }

  private static void count(
      CfnValue.Sequence sequence, Schema schema, Place place, Findings findings) {
    long certain = sequence.items().stream().filter(item -> !Values.isComputed(item)).count();
    int all = sequence.items().size();
    schema
        .number("minItems")
        .filter(least -> all < least.intValueExact())
        .ifPresent(least -> ObjectCheck.countTooFew(sequence, all, least, place, findings));
    schema
        .number("maxItems")
        .filter(most -> certain > most.intValueExact())
        .ifPresent(most -> ObjectCheck.countTooMany(sequence, all, most, place, findings));
  }

  private static void unique(CfnValue.Sequence sequence, Place place, Findings findings) {
    Set<String> seen = new HashSet<>();
    List<CfnValue> repeated = new ArrayList<>();
    for (CfnValue item : sequence.items()) {
      if (!Values.isNoValue(item) && !seen.add(Values.canonical(item))) {
        repeated.add(item);
      }
    }
    for (CfnValue item : repeated) {
      findings.add(
          Diagnostic.of(
              SchemaRules.REPEATED_ITEM,
              item.origin(),
              place + " has the same item twice, but its items must differ."));
    }
  }
}
