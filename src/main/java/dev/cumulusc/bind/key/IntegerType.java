package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.Units;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A whole number; one that is written as a string counts as well.
 *
 * @param expected names the numbers, as it completes "but ... is expected"
 * @param only the only numbers that it can be, or none for any between the bounds
 * @param zeroIsAbsent whether zero counts as no value, as it does in kes
 */
public record IntegerType(
    String expected, int min, int max, List<Integer> only, boolean zeroIsAbsent)
    implements ValueType<Integer> {

  public static final IntegerType ANY =
      new IntegerType("a whole number", Integer.MIN_VALUE, Integer.MAX_VALUE, List.of(), false);

  /** Zero or more. */
  public static final IntegerType COUNT =
      new IntegerType("a whole number from 0 on", 0, Integer.MAX_VALUE, List.of(), false);

  /** One or more; zero counts as absent, as it does in kes. */
  public static final IntegerType SIZE =
      new IntegerType("a whole number from 1 on", 0, Integer.MAX_VALUE, List.of(), true);

  public IntegerType {
    only = List.copyOf(only);
  }

  /** Makes a type for the numbers between two bounds, both included. */
  public static IntegerType between(int min, int max) {
    return new IntegerType("a whole number from " + min + " to " + max, min, max, List.of(), false);
  }

  /** Makes a type for one of a few numbers, in ascending order. */
  public static IntegerType oneOf(Integer... numbers) {
    String names = Arrays.stream(numbers).map(Object::toString).collect(Collectors.joining(", "));
    return new IntegerType(
        "one of " + names, numbers[0], numbers[numbers.length - 1], List.of(numbers), false);
  }

  @Override
  public Optional<Integer> read(Node value, Reading reading) {
    Optional<Integer> number =
        value instanceof ScalarNode scalar
            ? NumberType.parse(scalar).flatMap(IntegerType::whole).filter(this::fits)
            : Optional.empty();
    if (number.isEmpty()) {
      report(value, reading);
    }
    if (zeroIsAbsent && number.filter(whole -> whole == 0).isPresent()) {
      reading.zero(value);
    }
    return number.filter(whole -> !zeroIsAbsent || whole > 0);
  }

  /** Returns the lowest number that there can be, or the highest. */
  int extreme(boolean highest) {
    if (highest) {
      return max;
    }
    return zeroIsAbsent ? 1 : min;
  }

  private void report(Node value, Reading reading) {
    reading.wrongType(
        value,
        expected(),
        value instanceof ScalarNode text && text.isString() && !text.origin().isSecret()
            ? Units.advice(text.text(), reading.unit())
            : Optional.empty());
  }

  private boolean fits(int number) {
    return number >= min && number <= max && (only.isEmpty() || only.contains(number));
  }

  private static Optional<Integer> whole(BigDecimal number) {
    try {
      return Optional.of(number.intValueExact());
    } catch (ArithmeticException fractionOrTooLarge) {
      return Optional.empty();
    }
  }
}
