package dev.cumulusc.kes.handlebars;

import dev.cumulusc.kes.handlebars.Expression.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a template. */
sealed interface Statement {

  /** Statements in their order: a template's or a block's content. */
  record Program(List<Statement> body, List<String> parameters, boolean chained) {}

  /**
   * Whether a tag takes the white space around it away.
   *
   * @param open whether it does on its left: <code>{{~</code>
   * @param close whether it does on its right: <code>~}}</code>
   */
  record Strip(boolean open, boolean close) {
    static final Strip NONE = new Strip(false, false);
  }

  /** Text; {@link WhitespaceControl} shortens it. */
  final class Content implements Statement {
    private final String original;
    private String value;
    private int start;
    private boolean leftStripped;
    private boolean rightStripped;

    /**
     * Makes a piece of text.
     *
     * @param start the index of its first character in the template
     */
    Content(String original, int start) {
      this.original = original;
      this.value = original;
      this.start = start;
    }

    /** Returns the text as it stands in the template. */
    String original() {
      return original;
    }

    /** Returns what is left of the text. */
    String value() {
      return value;
    }

    /** Returns the index in the template of the first character that is left. */
    int start() {
      return start;
    }

    boolean isLeftStripped() {
      return leftStripped;
    }

    boolean isRightStripped() {
      return rightStripped;
    }

    /** Takes characters away from the start. */
    void stripStart(int count) {
      rightStripped = count > 0;
      value = value.substring(count);
      start += count;
    }

    /** Takes characters away from the end. */
    void stripEnd(int count) {
      leftStripped = count > 0;
      value = value.substring(0, value.length() - count);
    }
  }

  /** A comment. */
  record Comment(Strip strip) implements Statement {}

  /** A value that is printed. */
  record Mustache(Call call, boolean escaped, Strip strip) implements Statement {}

  /**
   * A block.
   *
   * @param program what stands before {@code else}; null in a block that starts with {@code ^}
   * @param inverse what stands after {@code else}, if that is there
   * @param inverseStrip the white space control of the {@code else} tag
   */
  record Block(
      Call call,
      @Nullable Program program,
      @Nullable Program inverse,
      Strip openStrip,
      Strip inverseStrip,
      Strip closeStrip)
      implements Statement {

    /** Returns the first content that is there. */
    Program first() {
      Program found = program == null ? inverse : program;
      if (found == null) {
        throw new IllegalStateException("a block without content");
      }
      return found;
    }
  }
}
