package dev.cumulusc.kes.handlebars;

/** Ends a template's rendering where Handlebars.js throws; it is reported at the helper's tag. */
public final class HelperFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  /**
   * Makes a failure.
   *
   * @param sentence one sentence that says what is wrong
   */
  public HelperFailure(String sentence) {
    super(sentence, null, false, false);
    this.sentence = sentence;
  }

  /** Returns the sentence that says what is wrong. */
  String sentence() {
    return sentence;
  }
}
