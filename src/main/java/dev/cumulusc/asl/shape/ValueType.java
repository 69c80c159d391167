package dev.cumulusc.asl.shape;

import java.util.List;

/** What a field may hold. */
public sealed interface ValueType {

  /** Anything. */
  record Anything() implements ValueType {}

  /** A string. */
  record Text() implements ValueType {}

  /** One of some texts. */
  record OneOf(List<String> options) implements ValueType {
    public OneOf {
      options = List.copyOf(options);
    }
  }

  /** A date and time with its zone, as RFC 3339 writes it. */
  record Timestamp() implements ValueType {}

  /** A boolean. */
  record Truth() implements ValueType {}

  /** A number within limits, whole or not. */
  record Number(boolean whole, double least, double most) implements ValueType {}

  /** A mapping. */
  record Mapping() implements ValueType {}

  /** A list. */
  record Listing() implements ValueType {}

  /** A list or a mapping. */
  record Collection() implements ValueType {}

  /** What a field can do with a path. */
  enum PathUse {
    /** It reads whatever the path selects. */
    SELECT,
    /** It reads the one value that the path names. */
    REFERENCE,
    /** It writes to the place that the path names. */
    RESULT,
    /** It reads the one text that the path names, or that an intrinsic function gives. */
    TEXT
  }

  /**
   * A JSONPath.
   *
   * @param orNull whether null stands for nothing at all
   */
  record Path(PathUse use, boolean orNull) implements ValueType {}
}
