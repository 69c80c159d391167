package dev.cumulusc.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextBlockTest {
  @Test
  void breaksBetweenWords() {
    assertThat(lines("one two three four five six", 80))
        .containsExactly("one two three", "four five six");
  }

  @Test
  void breaksLongNamesWhereTheirPartsEnd() {
    assertThat(lines("SyncGranuleFromProvider", 110))
        .containsExactly("SyncGranuleFrom", "Provider");
    assertThat(lines("arn:aws:lambda:somewhere", 90))
        .containsExactly("arn:aws:", "lambda:", "somewhere");
  }

  @Test
  void breaksAnywhereIfItMust() {
    assertThat(lines("x".repeat(30), 60))
        .allMatch(line -> line.length() <= 10)
        .hasSizeGreaterThan(2);
    assertThat(lines("😀😀😀😀", 20)).allMatch("😀"::equals).hasSize(4);
  }

  @Test
  void saysThatThereIsMore() {
    TextBlock block = TextBlock.wrap("one two three four", FontStyle.DETAIL, 40, 2);
    assertThat(block.lines()).hasSize(2);
    assertThat(block.lines().get(1)).endsWith("…");
    assertThat(block.width()).isLessThanOrEqualTo(40);
  }

  @Test
  void hasNoLinesWithoutText() {
    assertThat(TextBlock.wrap(" \n", FontStyle.DETAIL, 40, 2).lines()).isEmpty();
  }

  @Test
  void noLineIsWiderThanItMayBe() {
    for (int width = 20; width < 200; width += 7) {
      int limit = width;
      assertThat(
              TextBlock.wrap("Lambda.ServiceException or Ünïcode (x)", FontStyle.NAME, width, 99)
                  .lines())
          .allMatch(line -> TextMetrics.width(line, FontStyle.NAME) <= limit);
    }
  }

  private static List<String> lines(String text, double width) {
    return TextBlock.wrap(text, FontStyle.DETAIL, width, Integer.MAX_VALUE).lines();
  }
}
