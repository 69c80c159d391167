package dev.cumulusc.bind.key;

import dev.cumulusc.tree.Node;
import java.util.Optional;

/**
 * What values a key takes, and how they are read.
 *
 * <p>Variables make every value that they stand in a string, so a number or a boolean written as
 * text is read as what it says.
 */
public sealed interface ValueType<T>
    permits DefinitionType,
        EnvironmentType,
        ExpressionType,
        FlagType,
        IntegerType,
        ListType,
        MappingType,
        MapType,
        NamedSectionsType,
        NodeType,
        NumberType,
        OneOrMoreType,
        SectionType,
        TextType {

  /** Names what is expected, as it completes "but ... is expected". */
  String expected();

  /**
   * Reads a value. A value that does not fit is reported and not returned; a value that counts as
   * absent is not returned either.
   *
   * @param value not empty (null)
   */
  Optional<T> read(Node value, Reading reading);

  /** Returns whether each part of a value is read by itself, so that some may be unknown. */
  default boolean readsPartsAlone() {
    return false;
  }

  /**
   * Returns whether an empty string is read as a value of its own; otherwise it counts as absent.
   */
  default boolean takesEmptyText() {
    return true;
  }
}
