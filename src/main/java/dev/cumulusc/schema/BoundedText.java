package dev.cumulusc.schema;

/**
 * A string that can be read only so often. Patterns of AWS's schemas backtrack, and on long strings
 * some of them would not come to an end within minutes.
 */
final class BoundedText implements CharSequence {
  /** Some 20 ms; what matches needs a few reads of each character. */
  private static final int MAX_READS = 2_000_000;

  private final String text;
  private int reads;

  BoundedText(String text) {
    this.text = text;
  }

  /** The string was read too often. */
  static final class ExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private ExhaustedException() {
      super(null, null, false, false);
    }
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    reads++;
    if (reads > MAX_READS) {
      throw new ExhaustedException();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
