package dev.cumulusc.schema;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** What the schemas of resource types make an error. */
public final class SchemaRules {
  static final RuleInfo MISSING_PROPERTY =
      RuleInfo.error(
              Stage.TEMPLATE, "C6101", "missing-property", "A resource lacks a required property.")
          .fixedBy("Add the property that the message names.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html"));

  static final RuleInfo UNKNOWN_PROPERTY =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6102",
              "unknown-property",
              "A resource has a property that its type does not have.")
          .fixedBy(
              "Correct the spelling or delete the property. Names of properties are"
                  + " case-sensitive.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html"));

  static final RuleInfo READ_ONLY_PROPERTY =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6103",
              "read-only-property",
              "A resource sets a read-only property.")
          .fixedBy("Delete the property. Its value can be read with `Fn::GetAtt`.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html"));

  static final RuleInfo WRONG_TYPE =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6104",
              "wrong-property-type",
              "A property has a value of the wrong type.")
          .fixedBy("Write a value of the type that the message names.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html"));

  static final RuleInfo NOT_ALLOWED =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6105",
              "value-not-allowed",
              "The value of a property is not one of its options.")
          .fixedBy("Write one of the options that the message lists.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html"));

  static final RuleInfo OUT_OF_RANGE =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6106",
              "number-out-of-range",
              "The number of a property is out of range.")
          .fixedBy("Write a number within the range that the message names.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html"));

  static final RuleInfo WRONG_LENGTH =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6107",
              "text-length",
              "The string of a property is too short or too long.")
          .fixedBy("Write a string of the length that the message names.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html"));

  static final RuleInfo PATTERN_MISMATCH =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6108",
              "pattern-mismatch",
              "The string of a property does not match its pattern.")
          .fixedBy("Write a string that matches the pattern in the message.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html"));

  static final RuleInfo WRONG_COUNT =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6109",
              "wrong-number-of-items",
              "A list or mapping has too few or too many items.")
          .fixedBy("Add items or delete some, up to the number that the message names.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html"));

  static final RuleInfo REPEATED_ITEM =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6110",
              "repeated-item",
              "A list with unique items contains an item twice.")
          .fixedBy("Delete one of the two items.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html"));

  static final RuleInfo NO_ALTERNATIVE =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6111",
              "no-alternative",
              "A resource has none, or several, of properties of which it needs one.")
          .fixedBy("Keep one of the properties that the message lists.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html"));

  static final RuleInfo EXCLUDED_PROPERTY =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6112",
              "excluded-property",
              "A resource has two properties that exclude each other.")
          .fixedBy("Delete one of the two.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html"));

  static final RuleInfo INCOMPLETE_PROPERTY =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6113",
              "incomplete-property",
              "A property is used without another that it requires.")
          .fixedBy("Add the property that the message names, or delete the one that needs it.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html"));

  static final RuleInfo NULL_VALUE =
      RuleInfo.error(Stage.TEMPLATE, "C6114", "null-value", "A property is null.")
          .because("CloudFormation refuses null values everywhere in a template.")
          .fixedBy(
              "Give the property a value or delete it. `{Ref: AWS::NoValue}` leaves it"
                  + " out under a condition.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html"));

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
