package dev.cumulusc.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardsTest {
  @ParameterizedTest
  @CsvSource({
    "'',''",
    "*,''",
    "*,a:b/c",
    "s3:*,s3:GetObject",
    "s3:Get*,s3:Get*",
    "s3:*Object,s3:PutObject",
    "a*b*c,a-b-b-c",
    "a?c,abc",
    "*,a*b",
    "job-*,job-a*",
    "**,a"
  })
  void covers(String pattern, String text) {
    assertThat(Wildcards.covers(pattern, text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'',a",
    "a,''",
    "s3:Get,s3:GetObject",
    "s3:GetObject,s3:Get*",
    "a?c,ac",
    "a?c,a*c",
    "a*b,a-b-c",
    "job-a*,job-*"
  })
  void doesNotCover(String pattern, String text) {
    assertThat(Wildcards.covers(pattern, text)).isFalse();
  }
}
