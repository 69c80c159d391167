package dev.cumulusc.bind.key;

import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number, kept in the spelling that it has; one that is written as text counts as well. */
public record NumberType() implements ValueType<String> {

  static final NumberType INSTANCE = new NumberType();

  /** Longer numbers mean nothing here, and an exponent of many digits is slow to expand. */
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][-+]?\\d{1,2})?");

  @Override
  public String expected() {
    return "a number";
  }

  @Override
  public Optional<String> read(Node value, Reading reading) {
    Optional<String> number =
        value instanceof ScalarNode scalar && parse(scalar).isPresent()
            ? Optional.of(scalar.text().strip())
            : Optional.empty();
    if (number.isEmpty()) {
      reading.wrongType(value, expected());
    }
    return number;
  }

  static Optional<BigDecimal> parse(ScalarNode scalar) {
    String text = scalar.text().strip();
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
