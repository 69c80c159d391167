package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Emitted;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service does with the room that the cluster's instances have. */
class EcsServiceRoomTest {
  @ParameterizedTest
  @CsvSource({
    // ECS scales: both generations have to fit on maxInstances, of 7,782 MiB each
    "'maxInstances: 2', 'memory: 3800, count: 2', true",
    "'maxInstances: 2', 'memory: 3800, count: 3', false",
    "'maxInstances: 1', 'memory: 3800, count: 1', true",
    "'maxInstances: 1', 'memory: 3900, count: 1', false",
    "'maxInstances: 2', 'memory: 700, cpu: 1024, count: 2', true",
    "'maxInstances: 2', 'memory: 700, cpu: 1025, count: 2', false",
    // what may listen on a port of the instance has none beside the old one
    "'maxInstances: 9', 'memory: 100, count: 1, networkMode: host', false",
    // an instance has 2 interfaces beside its own
    "'maxInstances: 1', 'memory: 100, count: 1, networkMode: awsvpc', true",
    "'maxInstances: 1', 'memory: 100, count: 2, networkMode: awsvpc', false",
    "'maxInstances: 2', 'memory: 100, count: 2, networkMode: awsvpc', true",
    "'maxInstances: 2', 'memory: 100, count: 3, networkMode: awsvpc', false",
    "'maxInstances: 9', 'memory: 100, count: 1, networkMode: bridge', true",
    // with thresholds: on the instances that are there
    "'desiredInstances: 1, clusterAutoscaling: {scaleOutThresholdPercent: 50}', 'memory: 3800, count: 2', false",
    "'desiredInstances: 2, clusterAutoscaling: {scaleOutThresholdPercent: 50}', 'memory: 3800, count: 2', true"
  })
  void startsNewContainersFirstWhereBothGenerationsHaveRoom(
      String ecs, String service, boolean room) {
    Emitted emitted = with(ecs, "{ image: i, " + service + " }");

    assertThat(emitted.property("WatchECSService", "DeploymentConfiguration"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("MaximumPercent", room ? "200" : "100")
        .containsEntry("MinimumHealthyPercent", room ? "100" : "0");
  }

  @Test
  void givesRoomForBothGenerationsToAsManyServicesAsFit() {
    Emitted emitted =
        Emitted.of(
            """
            prefix: p
            ecs:
              instanceType: t3.large
              maxInstances: 1
              services:
                A: { image: i, memory: 3000, count: 1 }
                B: { image: i, memory: 3000, count: 1 }
                C: { image: i, memory: 500, count: 1 }
            """);

    assertThat(Stream.of("A", "B", "C").map(each -> maximumPercent(emitted, each)))
        .containsExactly("100", "100", "200");
  }

  private static Object maximumPercent(Emitted emitted, String service) {
    return emitted.property(service + "ECSService", "DeploymentConfiguration", "MaximumPercent");
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "'clusterAutoscaling: {scaleOutThresholdPercent: 50}', true",
    "'clusterAutoscaling: {scaleOutThresholdPercent: 50}, desiredInstances: 0', false"
  })
  void endsADeploymentThatFailsUnlessContainersMayWaitForAnInstance(String ecs, boolean breaker) {
    Emitted emitted = with(ecs, "{ image: i, count: 1 }");

    assertThat(emitted.property("WatchECSService", "DeploymentConfiguration"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .extracting(settings -> settings.containsKey("DeploymentCircuitBreaker"))
        .isEqualTo(breaker);
  }

  @Test
  void placesAsBeforeWhereThresholdsScaleTheCluster() {
    Emitted emitted =
        with("clusterAutoscaling: {scaleOutThresholdPercent: 50}", "{ image: i, count: 1 }");

    assertThat(emitted.resource("WatchECSService"))
        .containsEntry("DependsOn", List.of("CumulusECSAutoScalingGroup"));
    assertThat(emitted.properties("WatchECSService"))
        .doesNotContainKeys("CapacityProviderStrategy", "ForceNewDeployment");
  }

  private static Emitted with(String ecs, String service) {
    return Emitted.of(
        "prefix: p\necs: { instanceType: t3.large, "
            + ecs
            + (ecs.isEmpty() ? "" : ", ")
            + "services: { Watch: "
            + service
            + " } }\n");
  }
}
