package dev.cumulusc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeRuntimesTest {
  @Test
  void everyNodeRuntimeOfLambdaHasItsFacts() {
    List<String> ofLambda =
        LambdaRuntimes.names().stream().filter(name -> name.startsWith("nodejs")).toList();
    assertThat(NodeRuntimes.all()).extracting(NodeRuntime::name).isEqualTo(ofLambda);
  }

  @Test
  void theNewestComesFirst() {
    List<NodeVersion> versions =
        NodeRuntimes.all().stream().map(NodeRuntime::node).collect(Collectors.toList());
    assertThat(versions).isSortedAccordingTo((first, second) -> second.compareTo(first));
  }

  @ParameterizedTest
  @CsvSource({
    "nodejs24.x, false, V3",
    "nodejs22.x, true, V3",
    "nodejs18.x, true, V3",
    "nodejs16.x, true, V2",
    "nodejs8.10, true, V2"
  })
  void knowsWhatARuntimeTakes(String name, boolean callbacks, AwsSdk sdk) {
    NodeRuntime runtime = NodeRuntimes.of(name).orElseThrow();
    assertThat(runtime.styles().contains(HandlerStyle.CALLBACK)).isEqualTo(callbacks);
    assertThat(runtime.styles()).contains(HandlerStyle.ASYNC);
    assertThat(runtime.sdk()).isEqualTo(sdk);
  }

  @Test
  void choosesTheNewestThatCanBeCreated() {
    assertThat(NodeRuntimes.newest(runtime -> true)).map(NodeRuntime::name).contains("nodejs24.x");
    assertThat(NodeRuntimes.newest(runtime -> runtime.styles().contains(HandlerStyle.CALLBACK)))
        .map(NodeRuntime::name)
        .contains("nodejs22.x");
    assertThat(NodeRuntimes.newest(runtime -> runtime.sdk() == AwsSdk.V2))
        .map(NodeRuntime::name)
        .contains("nodejs16.x");
    assertThat(NodeRuntimes.newest(runtime -> runtime.node().major() <= 14)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "8.10, 8.10, true",
    "8.10, 8.9, true",
    "8.10, 10.0, false",
    "10.x, 10.24, true",
    "20.x, 22.0, false"
  })
  void comparesVersions(String version, String other, boolean atLeast) {
    assertThat(NodeVersion.of(version).isAtLeast(NodeVersion.of(other))).isEqualTo(atLeast);
  }

  @ParameterizedTest
  @CsvSource({"8.10, 8.10", "24.x, 24", "14.0, 14", "16.19, 16.19"})
  void writesVersionsAsPeopleDo(String version, String written) {
    assertThat(NodeVersion.of(version)).hasToString(written);
  }

  @Test
  void otherLanguagesAreNotOfNode() {
    assertThat(NodeRuntimes.of("python3.14")).isEmpty();
    assertThat(LambdaRuntimes.of("python3.14")).isPresent();
  }
}
