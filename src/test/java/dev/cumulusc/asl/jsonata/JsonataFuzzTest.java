package dev.cumulusc.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cumulusc.fixture.FuzzedText;

/** Reads any text as JSONata: a fault is within the text, and what is read can be walked. */
class JsonataFuzzTest {
  @FuzzTest(maxDuration = "15s")
  void readsAnyText(byte[] data) {
    String text = FuzzedText.of(data);
    Jsonata parsed = JsonataParser.parse(text);
    assertThat(parsed.fault().isPresent()).isNotEqualTo(parsed.expression().isPresent());
    parsed.fault().ifPresent(fault -> assertThat(fault.offset()).isBetween(0, text.length()));
    parsed.expression().ifPresent(expression -> assertThat(Usage.of(expression)).isNotNull());
  }
}
