package dev.cumulusc.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Compares the parser with the one of another implementation of JSONata, over expressions made at
 * random: which are read, and how tightly operators bind. Placeholders are left out, since only
 * this one knows them.
 */
class JsonataOracleTest {
  private static final int EXPRESSIONS = 4_000;

  @Test
  void readsWhatTheOtherReads() {
    List<String> different = new ArrayList<>();
    int read = 0;
    int left = 0;
    for (int seed = 0; seed < EXPRESSIONS; seed++) {
      RandomExpression random = new RandomExpression(seed);
      String text = seed % 2 == 0 ? random.any() : random.broken();
      Optional<String> error = error(text);
      if (error.isEmpty() || text.contains("${")) {
        left++;
        continue;
      }
      boolean isRead = JsonataParser.parse(text).fault().isEmpty();
      read += isRead ? 1 : 0;
      if (isRead != error.get().isEmpty()) {
        different.add((isRead ? "read:    " : "refused: ") + text + " | " + error.get());
      }
    }
    assertThat(different).isEmpty();
    assertThat(read).isBetween(EXPRESSIONS / 4, 3 * EXPRESSIONS / 4);
    assertThat(left).isLessThan(EXPRESSIONS / 20);
  }

  /** Brackets that say what binds tighter must not change a value. */
  @Test
  void bindsOperatorsAsTheOtherDoes() {
    int values = 0;
    for (int seed = 0; seed < EXPRESSIONS; seed++) {
      String text = new RandomExpression(seed).chain();
      String bracketed = bracketed(JsonataParser.parse(text).expression().orElseThrow());
      String value = value(text);
      values += value.startsWith("error") ? 0 : 1;
      assertThat(value(bracketed)).as(text + " as " + bracketed).isEqualTo(value);
    }
    assertThat(values).isGreaterThan(EXPRESSIONS / 10);
  }

  /**
   * Returns the code of the error that the other finds, empty if it finds none; or nothing where it
   * fails itself: at a regular expression at the very end, and at signatures that make no sense.
   */
  private static Optional<String> error(String text) {
    try {
      Jsonata.jsonata(text);
      return Optional.of("");
    } catch (JException e) {
      return Optional.of(e.getError());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static String value(String text) {
    try {
      return String.valueOf(Jsonata.jsonata(text).evaluate(null));
    } catch (JException e) {
      return "error " + e.getError();
    }
  }

  private static String bracketed(Expr part) {
    if (part instanceof Expr.Binary binary) {
      return "("
          + bracketed(binary.left())
          + " "
          + binary.operator()
          + " "
          + bracketed(binary.right())
          + ")";
    }
    if (part instanceof Expr.Condition condition) {
      return "("
          + bracketed(condition.test())
          + " ? "
          + bracketed(condition.yes())
          + condition.no().map(no -> " : " + bracketed(no)).orElse("")
          + ")";
    }
    if (part instanceof Expr.Negation negation) {
      return "(-" + bracketed(negation.value()) + ")";
    }
    if (part instanceof Expr.ArrayOf list) {
      return "["
          + String.join(", ", list.items().stream().map(each -> bracketed(each)).toList())
          + "]";
    }
    Expr.Literal literal = (Expr.Literal) part;
    return literal.kind() == Expr.LiteralKind.TEXT ? "'" + literal.text() + "'" : literal.text();
  }
}
