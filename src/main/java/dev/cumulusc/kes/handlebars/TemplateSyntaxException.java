package dev.cumulusc.kes.handlebars;

/** Ends the reading of a template at the first fault in its syntax. */
final class TemplateSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int start;
  private final int end;

  /**
   * Makes the exception.
   *
   * @param start the index in the template of the first character that is wrong
   * @param end the index after the last
   * @param sentence what is wrong, as a sentence
   */
  TemplateSyntaxException(int start, int end, String sentence) {
    super(sentence, null, false, false);
    this.start = start;
    this.end = end;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
