package dev.cumulusc.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.runtime.AwsSdk;
import dev.cumulusc.runtime.HandlerStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerVersionsTest {
  @ParameterizedTest
  @CsvSource({
    // release, Node.js, style, layers, heartbeat, SDK, glibc
    "1.2.0, 8.10, CALLBACK, false, WITHOUT_PERIOD, V2, false",
    "1.2.5, 8.10, CALLBACK, false, WITHOUT_PERIOD, V2, false",
    "1.3.0, 8.10, CALLBACK, true, WITHOUT_PERIOD, V2, false",
    "1.4.0, 10.16, CALLBACK, true, WITHOUT_PERIOD, V2, false",
    "1.5.1, 10.16, CALLBACK, true, WITHOUT_PERIOD, V2, false",
    "1.6.0, 10, ASYNC, true, WITHOUT_PERIOD, V2, false",
    "1.7.0, 12.18, ASYNC, true, WITHOUT_PERIOD, V2, false",
    "1.8.0, 14.19, ASYNC, true, WITHOUT_PERIOD, V2, false",
    "1.9.0, 16.19, ASYNC, true, WITHOUT_PERIOD, V2, false",
    "1.9.1, 16.19, ASYNC, true, WITHOUT_PERIOD, V2, false",
    "2.1.0, 20, ASYNC, true, PERIODIC, V3, true"
  })
  void knowsWhatAVersionCanRun(
      String release,
      String node,
      HandlerStyle style,
      boolean layers,
      Heartbeat heartbeat,
      AwsSdk sdk,
      boolean glibc) {
    String image = "cumuluss/cumulus-ecs-task:" + release;
    WorkerVersion version = WorkerVersions.ofImage(image).orElseThrow();
    assertThat(version.image()).isEqualTo(image);
    assertThat(version.usable()).isTrue();
    assertThat(version.platform().node()).hasToString(node);
    assertThat(version.handlers().style()).isEqualTo(style);
    assertThat(version.handlers().unpacksLayers()).isEqualTo(layers);
    assertThat(version.permissions().forLayers().isEmpty()).isEqualTo(!layers);
    assertThat(version.heartbeat()).isEqualTo(heartbeat);
    assertThat(version.platform().sdk()).isEqualTo(sdk);
    assertThat(version.platform().glibc()).isEqualTo(glibc);
    assertThat(version.platform().architecture()).isEqualTo("amd64");
    assertThat(version.handlers().contextMembers()).containsExactly("via");
    assertThat(version.permissions().always())
        .containsExactly(
            "lambda:GetFunction",
            "states:GetActivityTask",
            "states:SendTaskSuccess",
            "states:SendTaskFailure");
    assertThat(version.permissions().forHeartbeats()).containsExactly("states:SendTaskHeartbeat");
    assertThat(version.source()).isNotBlank();
    assertThat(version.platform().baseImage()).isNotBlank();
  }

  @Test
  void knowsAVersionThatNeverWorked() {
    assertThat(WorkerVersions.ofImage("cumuluss/cumulus-ecs-task:1.5.0").orElseThrow().usable())
        .isFalse();
  }

  @Test
  void rangesFollowEachOtherAndDoNotOverlap() {
    assertThat(WorkerVersions.lastOfEachRange())
        .extracting(version -> version.release().toString())
        .containsExactly("1.2.5", "1.3.0", "1.5.1", "1.6.0", "1.7.0", "1.8.0", "1.9.1", "2.1.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cumuluss/cumulus-ecs-task:1.2.5",
        " cumuluss/cumulus-ecs-task:1.2.5 ",
        "docker.io/cumuluss/cumulus-ecs-task:1.2.5",
        "index.docker.io/cumuluss/cumulus-ecs-task:1.2.5",
        "localhost:5000/cumuluss/cumulus-ecs-task:1.2.5",
        "123456789012.dkr.ecr.us-east-1.amazonaws.com/docker-hub/cumuluss/cumulus-ecs-task:1.2.5",
        "cumuluss/cumulus-ecs-task:1.2.5@sha256:0123456789abcdef"
      })
  void findsTheVersionInAnyNameOfTheImage(String image) {
    assertThat(WorkerVersions.ofImage(image))
        .map(WorkerVersion::release)
        .contains(new ReleaseNumber(1, 2, 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cumuluss/cumulus-ecs-task",
        "cumuluss/cumulus-ecs-task:",
        "cumuluss/cumulus-ecs-task:latest",
        "cumuluss/cumulus-ecs-task:v1.2.5",
        "cumuluss/cumulus-ecs-task:1.2",
        "cumuluss/cumulus-ecs-task:1.2.5-arm",
        "cumuluss/cumulus-ecs-task:2.0.0",
        "cumuluss/cumulus-ecs-task:3.0.0",
        "cumuluss/cumulus-ecs-task:99999999999.0.0",
        "cumuluss/cumulus-ecs-task@sha256:0123456789abcdef",
        "localhost:5000/cumulus-ecs-task:1.2.5",
        "123456789012.dkr.ecr.us-east-1.amazonaws.com/cumulus-ecs-task:1.2.5",
        "acumuluss/cumulus-ecs-task:1.2.5",
        "cumuluss/cumulus-ecs-task-fork:1.2.5",
        "node:20"
      })
  void saysNothingOfOtherImages(String image) {
    assertThat(WorkerVersions.ofImage(image)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.0, false, false",
    "1.2.3, false, false",
    "1.2.4, true, false",
    "1.2.5, true, true",
    "1.3.0, true, true",
    "2.1.0, true, true"
  })
  void saysHowAWorkerIsStartedAndStopped(String release, boolean names, boolean graceful) {
    WorkerVersion version =
        WorkerVersions.ofImage("cumuluss/cumulus-ecs-task:" + release).orElseThrow();
    assertThat(version.service()).isEqualTo(new WorkerVersion.Service(names, graceful));
  }
}
