package dev.cumulusc.asl.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cumulusc.fixture.FuzzedText;

/** Reads any text as a path, and as a path or a call: a fault is within the text. */
class PathFuzzTest {
  @FuzzTest(maxDuration = "15s")
  void readsAnyText(byte[] data) {
    String text = FuzzedText.of(data);
    ParsedPath path = PathParser.path(text);
    ParsedPath either = PathParser.pathOrCall(text);
    path.fault().ifPresent(fault -> assertThat(fault.offset()).isBetween(0, text.length()));
    either.fault().ifPresent(fault -> assertThat(fault.offset()).isBetween(0, text.length()));
    path.path().ifPresent(found -> assertThat(either.path()).contains(found));
    either.call().ifPresent(call -> assertThat(call.depth()).isPositive());
  }
}
