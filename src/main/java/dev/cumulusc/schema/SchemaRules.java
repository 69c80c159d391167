package dev.cumulusc.schema;

import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** What the schemas of resource types make an error. */
public final class SchemaRules {
  static final RuleInfo MISSING_PROPERTY =
      RuleInfo.error(
          Stage.TEMPLATE,
          "C6101",
          "missing-property",
          "A resource lacks a property that CloudFormation asks for.");

  static final RuleInfo UNKNOWN_PROPERTY =
      RuleInfo.error(
          Stage.TEMPLATE,
          "C6102",
          "unknown-property",
          "A resource has a property that its type does not have.");

  static final RuleInfo READ_ONLY_PROPERTY =
      RuleInfo.error(
          Stage.TEMPLATE,
          "C6103",
          "read-only-property",
          "A resource sets a property that only CloudFormation may set.");

  static final RuleInfo WRONG_TYPE =
      RuleInfo.error(
          Stage.TEMPLATE,
          "C6104",
          "wrong-property-type",
          "A property has a value of a type that it does not take.");

  static final RuleInfo NOT_ALLOWED =
      RuleInfo.error(
          Stage.TEMPLATE,
          "C6105",
          "value-not-allowed",
          "A property has none of the values that it may have.");

  static final RuleInfo OUT_OF_RANGE =
      RuleInfo.error(
          Stage.TEMPLATE,
          "C6106",
          "number-out-of-range",
          "A property's number is too small or too large.");

  static final RuleInfo WRONG_LENGTH =
      RuleInfo.error(
          Stage.TEMPLATE, "C6107", "text-length", "A property's text is too short or too long.");

  static final RuleInfo PATTERN_MISMATCH =
      RuleInfo.error(
          Stage.TEMPLATE,
          "C6108",
          "pattern-mismatch",
          "A property's text does not have the form that CloudFormation asks for.");

  static final RuleInfo WRONG_COUNT =
      RuleInfo.error(
          Stage.TEMPLATE,
          "C6109",
          "wrong-number-of-items",
          "A list or mapping has too few or too many items.");

  static final RuleInfo REPEATED_ITEM =
      RuleInfo.error(
          Stage.TEMPLATE,
          "C6110",
          "repeated-item",
          "A list whose items must differ has one twice.");

  static final RuleInfo NO_ALTERNATIVE =
      RuleInfo.error(
          Stage.TEMPLATE,
          "C6111",
          "no-alternative",
          "Of properties that are alternatives none is there, or more than one.");

  static final RuleInfo EXCLUDED_PROPERTY =
      RuleInfo.error(
          Stage.TEMPLATE,
          "C6112",
          "excluded-property",
          "Two properties stand together that exclude each other.");

  static final RuleInfo INCOMPLETE_PROPERTY =
      RuleInfo.error(
          Stage.TEMPLATE,
          "C6113",
          "incomplete-property",
          "A property stands without another that it needs.");

  static final RuleInfo NULL_VALUE =
      RuleInfo.error(
          Stage.TEMPLATE,
          "C6114",
          "null-value",
          "A property is null, which CloudFormation takes nowhere.");

  private SchemaRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(
        MISSING_PROPERTY,
        UNKNOWN_PROPERTY,
        READ_ONLY_PROPERTY,
        WRONG_TYPE,
        NOT_ALLOWED,
        OUT_OF_RANGE,
        WRONG_LENGTH,
        PATTERN_MISMATCH,
        WRONG_COUNT,
        REPEATED_ITEM,
        NO_ALTERNATIVE,
        EXCLUDED_PROPERTY,
        INCOMPLETE_PROPERTY,
        NULL_VALUE);
  }
}
