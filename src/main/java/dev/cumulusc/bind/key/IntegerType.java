package dev.cumulusc.bind.key;

import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A whole number; one that is written as text counts as well.
 *
 * @param least the smallest value that makes sense
 */
public record IntegerType(int least) implements ValueType<Integer> {

  static final IntegerType ANY = new IntegerType(Integer.MIN_VALUE);

  static IntegerType atLeast(int least) {
    return new IntegerType(least);
  }

  @Override
  public String expected() {
    return least == 0 ? "a whole number from 0 on" : "a whole number";
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
    return number;
  }

  private static Optional<Integer> whole(BigDecimal number) {
    try {
      return Optional.of(number.intValueExact());
    } catch (ArithmeticException fractionOrTooLarge) {
      return Optional.empty();
    }
  }
}
