package dev.cumulusc.bind.key;

import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.math.BigDecimal;
import java.util.Optional;

/** A whole number; one that is written as text counts as well. */
public enum IntegerType implements ValueType<Integer> {
  ANY("a whole number", Integer.MIN_VALUE),
  /** Zero or more. */
  COUNT("a whole number from 0 on", 0),
  /** One or more; zero counts as absent, as it does in kes. */
  SIZE("a whole number from 1 on", 0);

  private final String expected;
  private final int least;

  IntegerType(String expected, int least) {
    this.expected = expected;
    this.least = least;
  }

  @Override
  public String expected() {
    return expected;
  }

  @Override
  public Optional<Integer> read(Node value, Reading reading) {
    Optional<Integer> number =
        value instanceof ScalarNode scalar
            ? NumberType.parse(scalar).flatMap(IntegerType::whole).filter(whole -> whole >= least)
            : Optional.empty();
    if (number.isEmpty()) {
      reading.wrongType(value, expected());
    }
    return number.filter(whole -> this != SIZE || whole > 0);
  }

  private static Optional<Integer> whole(BigDecimal number) {
    try {
      return Optional.of(number.intValueExact());
    } catch (ArithmeticException fractionOrTooLarge) {
      return Optional.empty();
    }
  }
}
