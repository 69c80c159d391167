package dev.cumulusc.kes.handlebars;

import dev.cumulusc.kes.handlebars.Statement.Block;
import dev.cumulusc.kes.handlebars.Statement.Comment;
import dev.cumulusc.kes.handlebars.Statement.Content;
import dev.cumulusc.kes.handlebars.Statement.Mustache;
import dev.cumulusc.kes.handlebars.Statement.Program;
import dev.cumulusc.kes.handlebars.Statement.Strip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes white space away around tags, as Handlebars.js does: where a tag asks for it with {@code
 * ~}, and the lines on which a block's tag or a comment stands alone.
 */
final class WhitespaceControl {
  private WhitespaceControl() {}

  /** How a statement takes white space away around itself. */
  private record Effect(
      Strip strip, boolean opensAlone, boolean closesAlone, boolean standsAlone) {}

  /** Shortens the texts of a whole template. */
  static void apply(Program template) {
    program(template, true);
  }

  private static void program(Program program, boolean root) {
    List<Statement> body = program.body();
    for (int i = 0; i < body.size(); i++) {
      Statement statement = body.get(i);
      Effect effect = effect(statement);
      if (effect == null) {
        continue;
      }
      boolean lineStarts = isLineStart(body, i, root);
      boolean lineEnds = isLineEnd(body, i, root);
      if (effect.strip().close()) {
        stripAllAfter(body, i);
      }
      if (effect.strip().open()) {
        stripAllBefore(body, i);
      }
      if (effect.standsAlone() && lineStarts && lineEnds) {
        stripLineAfter(body, i);
        stripLineBefore(body, i);
      }
      if (statement instanceof Block block) {
        if (effect.opensAlone() && lineStarts) {
          stripLineAfter(block.first().body(), -1);
          stripLineBefore(body, i);
        }
        if (effect.closesAlone() && lineEnds) {
          stripLineAfter(body, i);
          List<Statement> last = last(block).body();
          stripLineBefore(last, last.size());
        }
      }
    }
  }

  private static @Nullable Effect effect(Statement statement) {
    if (statement instanceof Block block) {
      return block(block);
    }
    if (statement instanceof Mustache mustache) {
      return new Effect(mustache.strip(), false, false, false);
    }
    if (statement instanceof Comment comment) {
      return new Effect(comment.strip(), false, false, true);
    }
    return null;
  }

  private static Program last(Block block) {
    return block.inverse() == null ? block.first() : block.inverse();
  }

  private static Effect block(Block block) {
    if (block.program() != null) {
      program(block.program(), false);
    }
    if (block.inverse() != null) {
      program(block.inverse(), false);
    }
    List<Statement> program = block.first().body();
    Program inverse = block.program() == null ? null : block.inverse();
    List<Statement> firstInverse = inverse == null ? program : firstOfChain(inverse).body();
    Effect effect =
        new Effect(
            new Strip(block.openStrip().open(), block.closeStrip().close()),
            isLineEnd(program, -1, false),
            isLineStart(firstInverse, firstInverse.size(), false),
            false);
    if (block.openStrip().close()) {
      stripAllAfter(program, -1);
    }
    if (inverse == null) {
      if (block.closeStrip().open()) {
        stripAllBefore(program, program.size());
      }
      return effect;
    }
    if (block.inverseStrip().open()) {
      stripAllBefore(program, program.size());
    }
    if (block.inverseStrip().close()) {
      stripAllAfter(firstInverse, -1);
    }
    if (block.closeStrip().open()) {
      List<Statement> lastInverse = lastOfChain(inverse).body();
      stripAllBefore(lastInverse, lastInverse.size());
    }
    if (isLineStart(program, program.size(), false) && isLineEnd(firstInverse, -1, false)) {
      stripLineBefore(program, program.size());
      stripLineAfter(firstInverse, -1);
    }
    return effect;
  }

  /** Returns the content after the first {@code else}, which may be an {@code else if}. */
  private static Program firstOfChain(Program inverse) {
    return inverse.chained() ? ((Block) inverse.body().get(0)).first() : inverse;
  }

  /** Returns the content of the last block in a chain of {@code else if}. */
  private static Program lastOfChain(Program inverse) {
    Program last = inverse;
    while (last.chained()) {
      last = ((Block) last.body().get(last.body().size() - 1)).first();
    }
    return last;
  }

  /**
   * Returns whether only white space stands between a line's start and the statement at a place.
   */
  private static boolean isLineStart(List<Statement> body, int place, boolean root) {
    if (place == 0) {
      return root;
    }
    if (!(body.get(place - 1) instanceof Content content)) {
      return false;
    }
    String text = content.original();
    int blank = text.length();
    while (blank > 0 && Js.isSpace(text.charAt(blank - 1))) {
      blank--;
    }
    return text.indexOf('\n', blank) >= 0 || (blank == 0 && root && place == 1);
  }

  /** Returns whether only white space stands between the statement at a place and a line's end. */
  private static boolean isLineEnd(List<Statement> body, int place, boolean root) {
    if (place + 1 >= body.size()) {
      return root;
    }
    if (!(body.get(place + 1) instanceof Content content)) {
      return false;
    }
    String text = content.original();
    int blank = 0;
    while (blank < text.length() && Js.isSpace(text.charAt(blank))) {
      blank++;
    }
    return text.lastIndexOf('\n', blank - 1) >= 0
        || (blank == text.length() && root && place + 2 == body.size());
  }

  private static void stripAllAfter(List<Statement> body, int place) {
    Content content = contentAt(body, place + 1);
    if (content != null) {
      String text = content.value();
      int count = 0;
      while (count < text.length() && Js.isSpace(text.charAt(count))) {
        count++;
      }
      content.stripStart(count);
    }
  }

  private static void stripLineAfter(List<Statement> body, int place) {
    Content content = contentAt(body, place + 1);
    if (content != null && !content.isRightStripped()) {
      String text = content.value();
      int count = 0;
      while (count < text.length() && isBlank(text.charAt(count))) {
        count++;
      }
      if (text.startsWith("\r\n", count)) {
        count += 2;
      } else if (text.startsWith("\n", count) || text.startsWith("\r", count)) {
        count++;
      }
      content.stripStart(count);
    }
  }

  private static void stripAllBefore(List<Statement> body, int place) {
    Content content = contentAt(body, place - 1);
    if (content != null) {
      String text = content.value();
      int end = text.length();
      while (end > 0 && Js.isSpace(text.charAt(end - 1))) {
        end--;
      }
      content.stripEnd(text.length() - end);
    }
  }

  private static void stripLineBefore(List<Statement> body, int place) {
    Content content = contentAt(body, place - 1);
    if (content != null && !content.isLeftStripped()) {
      String text = content.value();
      int end = text.length();
      while (end > 0 && isBlank(text.charAt(end - 1))) {
        end--;
      }
      content.stripEnd(text.length() - end);
    }
  }

  private static @Nullable Content contentAt(List<Statement> body, int place) {
    return 0 <= place && place < body.size() && body.get(place) instanceof Content content
        ? content
        : null;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
