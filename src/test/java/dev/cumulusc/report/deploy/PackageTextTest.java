package dev.cumulusc.report.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.report.Theme;
import org.junit.jupiter.api.Test;

class PackageTextTest {
  private final PackageText text = new PackageText(Theme.PLAIN);

  @Test
  void drawsHowFarUploadsAre() {
    assertThat(text.bar(1, 4, 0.5, 12_345_678, 80))
        .isEqualTo("Uploading [===============               ] 1 of 4, 12.3 MB");
    assertThat(text.bar(4, 4, 1, 999, 80))
        .isEqualTo("Uploading [" + "=".repeat(30) + "] 4 of 4, 999 bytes");
  }

  @Test
  void fitsIntoAnyWidth() {
    for (int width = 0; width < 100; width++) {
      assertThat(text.bar(10, 40, 0.25, 2_500_000, width))
          .hasSizeLessThan(Math.max(width, 1))
          .doesNotContain("\n");
    }
  }
}
