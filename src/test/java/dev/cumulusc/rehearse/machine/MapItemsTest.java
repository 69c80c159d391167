package dev.cumulusc.rehearse.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Maps iterate over, and what the context object says of each item. */
class MapItemsTest {
  private static final String PASS =
      """
      ItemProcessor:
        ProcessorConfig: {Mode: %s}
        StartAt: P
        States: {P: {Type: Pass, End: true}}
      """;

  private static final String DISTRIBUTED = PASS.formatted("DISTRIBUTED, ExecutionType: STANDARD");

  private static final String INLINE = PASS.formatted("INLINE");

  @Test
  void distributedMapsTakeThePairsOfAnObject() {
    assertThat(
            Rehearsed.state("Type: Map\nItemsPath: $.servers\n" + DISTRIBUTED)
                .input("{\"servers\": {\"b\": {\"port\": 80}, \"a\": null}}")
                .outcome())
        .isEqualTo("[{\"Key\":\"b\",\"Value\":{\"port\":80}},{\"Key\":\"a\",\"Value\":null}]");
  }

  @Test
  void theContextHasTheKeyOfAPair() {
    String selector =
        """
        Type: Map
        ItemSelector:
          key.$: $$.Map.Item.Key
          value.$: $$.Map.Item.Value
          index.$: $$.Map.Item.Index
          source.$: $$.Map.Item.Source
        """;
    assertThat(Rehearsed.state(selector + DISTRIBUTED).input("{\"a\": 1, \"b\": 2}").outcome())
        .isEqualTo(
            "[{\"key\":\"a\",\"value\":1,\"index\":0,\"source\":\"STATE_DATA\"},"
                + "{\"key\":\"b\",\"value\":2,\"index\":1,\"source\":\"STATE_DATA\"}]");
    assertThat(Rehearsed.state(selector + DISTRIBUTED).input("[1]").outcome())
        .startsWith("States.Runtime")
        .contains("$$.Map.Item.Key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Items: {a: 1, b: '{% 1 + 1 %}'}", "Items: '{% {\"a\": 1, \"b\": 2} %}'"})
  void expressionsGiveObjects(String items) {
    String map =
        """
        Type: Map
        QueryLanguage: JSONata
        %s
        ItemSelector: '{%% $states.context.Map.Item.Key & $states.context.Map.Item.Value %%}'
        """
            .formatted(items);
    assertThat(Rehearsed.state(map + DISTRIBUTED).outcome()).isEqualTo("[\"a1\",\"b2\"]");
  }

  @Test
  void batchesHoldPairs() {
    assertThat(
            Rehearsed.state("Type: Map\nItemBatcher: {MaxItemsPerBatch: 2}\n" + DISTRIBUTED)
                .input("{\"a\": 1, \"b\": 2, \"c\": 3}")
                .outcome())
        .isEqualTo(
            "[{\"Items\":[{\"Key\":\"a\",\"Value\":1},{\"Key\":\"b\",\"Value\":2}]},"
                + "{\"Items\":[{\"Key\":\"c\",\"Value\":3}]}]");
  }

  @Test
  void inlineMapsTakeArraysOnly() {
    assertThat(Rehearsed.state("Type: Map\n" + INLINE).input("{\"a\": 1}").outcome())
        .endsWith("Reference path \"$\" must point to array.");
    assertThat(
            Rehearsed.state(
                    "Type: Map\nQueryLanguage: JSONata\nItems: '{% {\"a\": 1} %}'\n" + INLINE)
                .outcome())
        .startsWith("States.QueryEvaluationError")
        .contains("Expected 'array', but was 'object' for value: {\"a\":1}");
    assertThat(
            Rehearsed.state("Type: Map\nItemSelector: {from.$: $$.Map.Item.Source}\n" + INLINE)
                .input("[1]")
                .outcome())
        .isEqualTo("[{\"from\":\"STATE_DATA\"}]");
  }

  @Test
  void noMapTakesAnythingElse() {
    assertThat(
            Rehearsed.state("Type: Map\nItemsPath: $.n\n" + DISTRIBUTED)
                .input("{\"n\": 5}")
                .outcome())
        .endsWith("Reference path \"$.n\" must point to array.");
  }
}
