package dev.cumulusc.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.JsonText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeepMergeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{a: !Ref X} | {a: !GetAtt X.Arn} | {a: {Fn::GetAtt: X.Arn}}",
        "{a: {Ref: X}} | {a: {function: Ref, value: Y}} | {a: {function: Ref, value: Y}}",
        "{a: {function: Ref, value: Y}} | {a: {Ref: X}} | {a: {Ref: X}}",
        "{a: {Ref: X}} | {a: {Ref: Y}} | {a: {Ref: Y}}",
        // One function over the same is merged, as everything that kes merges.
        "{a: !Join ['', [b, c]]} | {a: !Join ['-', [d]]} | {a: {Fn::Join: ['-', [d, c]]}}",
        "{a: {b: 1}} | {a: {Ref: X}} | {a: {Ref: X}}",
        "{a: {b: 1}} | {a: {c: 2}} | {a: {b: 1, c: 2}}",
        "{a: [{b: 1}, 2]} | {a: [{c: 3}]} | {a: [{b: 1, c: 3}, 2]}",
        "{a: [1]} | {a: [{b: 1}, 2]} | {a: [{b: 1}, 2]}",
        "{a: [{b: 1}, 2]} | {a: {0: {c: 3}}} | {a: [{b: 1, c: 3}, 2]}",
        "{a: [{b: {x: 1}}]} | {a: {0: {b: {y: 2}}, 2: 4}} | {a: [{b: {x: 1, y: 2}}, null, 4]}",
        "{a: [1, 2]} | {a: {1: 3, b: 4, -1: 6, 1.5: 7}} | {a: [1, 3]}",
        "{a: {b: 1}} | {a: [2]} | {a: [2]}",
      })
  void replacesOneIntrinsicFunctionByAnother(String base, String over, String merged) {
    assertThat(JsonText.of(DeepMerge.quiet().merge(Yaml.read(base), Yaml.read(over))))
        .isEqualTo(JsonText.of(Yaml.read(merged)));
  }
}
