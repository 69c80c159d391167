package dev.cumulusc.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
  @Test
  void endsWithTheFile() {
    assertThat(UnifiedDiff.of("a.yml", "a\nb\n", "a\nc\n"))
        .isEqualTo("--- a/a.yml\n+++ b/a.yml\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n");
  }

  @Test
  void reportsAMissingLineBreakAtTheEnd() {
    String none = "\\ No newline at end of file\n";
    assertThat(UnifiedDiff.of("a.yml", "a\nb", "c\nb"))
        .isEqualTo("--- a/a.yml\n+++ b/a.yml\n@@ -1,2 +1,2 @@\n-a\n+c\n b\n" + none);
    assertThat(UnifiedDiff.of("a.yml", "b\n", "c"))
        .isEqualTo("--- a/a.yml\n+++ b/a.yml\n@@ -1,1 +1,1 @@\n-b\n+c\n" + none);
  }

  @Test
  void isEmptyWithoutADifference() {
    assertThat(UnifiedDiff.of("a.yml", "a\n", "a\n")).isEmpty();
  }
}
