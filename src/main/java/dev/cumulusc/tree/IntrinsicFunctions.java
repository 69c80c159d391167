package dev.cumulusc.tree;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The intrinsic functions of CloudFormation that can stand in the place of a value. In a tree, a
 * function is a mapping with the function's name for its one key, also where it was written with
 * its short tag.
 */
public final class IntrinsicFunctions {
  /** The one function whose full name is short. */
  public static final String REF = "Ref";

  private static final String PREFIX = "Fn::";

  /** The full names of the functions. */
  public static final List<String> NAMES =
      List.of(
          REF,
          "Fn::Base64",
          "Fn::Cidr",
          "Fn::FindInMap",
          "Fn::GetAZs",
          "Fn::GetAtt",
          "Fn::If",
          "Fn::ImportValue",
          "Fn::Join",
          "Fn::Select",
          "Fn::Split",
          "Fn::Sub");

  /** The functions' short tags, without exclamation marks, in the order of the names. */
  public static final List<String> TAGS =
      NAMES.stream().map(name -> name.equals(REF) ? REF : name.substring(PREFIX.length())).toList();

  /** Functions that a macro or a condition takes, and that no configuration needs. */
  private static final Set<String> OTHERS =
      Set.of(
          "Fn::And",
          "Fn::Equals",
          "Fn::Length",
          "Fn::Not",
          "Fn::Or",
          "Fn::ToJsonString",
          "Fn::Transform");

  private IntrinsicFunctions() {}

  /**
   * Returns the full name of the function that a tag is short for.
   *
   * @param tag the tag without its exclamation mark
   */
  public static Optional<String> ofTag(String tag) {
    int position = TAGS.indexOf(tag);
    return position < 0 ? Optional.empty() : Optional.of(NAMES.get(position));
  }

  /** Returns the full name of the function that a value is by its one key, if it is one. */
  public static Optional<String> of(Node value) {
    return value instanceof MappingNode mapping && mapping.entries().size() == 1
        ? Optional.of(mapping.entries().get(0).name())
            .filter(name -> name.equals(REF) || name.startsWith(PREFIX))
        : Optional.empty();
  }

  /** Returns whether CloudFormation has a function of a full name. */
  public static boolean exists(String name) {
    return NAMES.contains(name) || OTHERS.contains(name);
  }
}
