package dev.cumulusc.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.Located;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcsBinderTest {

  private static Binding bind(String ecs) {
    return Binding.of("prefix: x\necs:\n" + ecs.indent(2));
  }

  private static EcsCluster cluster(Binding binding) {
    return binding.deployment().ecs().orElseThrow();
  }

  @Test
  void bindsTheCluster() {
    Binding binding =
        bind(
            """
            amiid: ami-1
            instanceType: t3.large
            volumeSize: 100
            availabilityZone: us-east-1a
            availabilityZones: [us-east-1b, us-east-1c]
            minInstances: 0
            desiredInstances: 2
            maxInstances: 4
            publicIp: true
            keyPairName: key
            efs: {mount: /mnt/efs}
            container_stop_timeout: 5m
            docker: {username: me}
            restartTasksOnDeploy: true
            clusterAutoscaling: {scaleInAdjustmentPercent: -10, scaleOutThresholdPercent: '80'}
            """);

    EcsCluster ecs = cluster(binding);
    assertThat(binding.found()).isEmpty();
    assertThat(ecs.instances().image().map(Located::value)).contains("ami-1");
    assertThat(ecs.instances().type().map(Located::value)).contains("t3.large");
    assertThat(
            Stream.of(
                    ecs.instances().volumeSize(),
                    ecs.size().min(),
                    ecs.size().desired(),
                    ecs.size().max())
                .map(Located::value))
        .containsExactly(100, 0, 2, 4);
    assertThat(ecs.instances().availabilityZones().stream().map(Located::value))
        .containsExactly("us-east-1b", "us-east-1c");
    assertThat(ecs.instances().publicIp().isOn()).isTrue();
    assertThat(ecs.instances().keyPair().map(Located::value)).contains("key");
    assertThat(ecs.instances().efsMount().map(Located::value)).contains("/mnt/efs");
    assertThat(ecs.instances().stopTimeout().value()).isEqualTo("5m");
    assertThat(ecs.images().registry().orElseThrow().username().map(Located::value)).contains("me");
    assertThat(ecs.scaling()).isInstanceOf(EcsCluster.StepScaling.class);
    EcsCluster.StepScaling scaling = (EcsCluster.StepScaling) ecs.scaling();
    assertThat(
            Stream.of(
                    scaling.inThreshold(),
                    scaling.inAdjustment(),
                    scaling.outThreshold(),
                    scaling.outAdjustment())
                .map(Located::value))
        .containsExactly(25, -10, 80, 10);
  }

  @ParameterizedTest
  @CsvSource({
    "'instanceType: t3.large',,true",
    "'instanceType: t3.large, services: {A: {image: i}}',,true",
    "'instanceType: t3.large, tasks: {A: {image: i}}',,true",
    "'minInstances: 1',,false",
    "'minInstances: 1',arn,true",
    "'~',arn,false"
  })
  void hasAClusterWhereSomethingDescribesOne(String ecs, String profile, boolean cluster) {
    String iams = profile == null ? "" : "iams: {instanceProfile: " + profile + "}\n";
    Binding binding = Binding.of("prefix: x\n" + iams + "ecs: " + braced(ecs) + "\n");

    assertThat(binding.deployment().ecs().isPresent()).isEqualTo(cluster);
    assertThat(binding.found()).isEmpty();
  }

  private static String braced(String ecs) {
    return ecs.equals("~") ? ecs : "{" + ecs + "}";
  }

  @ParameterizedTest
  @CsvSource({
    "'',true,false",
    "docker: {},true,true",
    "docker: {registry: ecr},true,false",
    "docker: ~,false,false"
  })
  void takesImagesFromTheAccountsRegistryWhereDockerIsTakenAway(
      String docker, boolean plain, boolean login) {
    EcsCluster ecs = cluster(bind("instanceType: t3.large\n" + docker));

    assertThat(ecs.images().plainNames().isOn()).isEqualTo(plain);
    assertThat(ecs.images().registry().isPresent()).isEqualTo(login);
  }

  @Test
  void bindsAService() {
    Binding binding =
        bind(
            """
            instanceType: t3.large
            services:
              Ingest:
                image: a/b:1
                cpu: 400
                memory: 700
                count: 2
                envs: {A: {function: Ref, value: x}}
                commands: [run, {function: Ref, value: y}]
                volumes: [{name: v, path: /a, dst: /b}]
                networkMode: host
                privileged: true
                alarms:
                  High: {comparison_operator: GreaterThanThreshold, metric: CPUUtilization, threshold: 80}
            """);

    EcsService service = cluster(binding).services().get(0);
    assertThat(binding.found()).isEmpty();
    assertThat(service.definition().image().map(Located::value)).contains("a/b:1");
    assertThat(
            Stream.of(service.size().cpu(), service.size().memory(), service.count())
                .map(Located::value))
        .containsExactly(400, 700, 2);
    assertThat(service.definition().variables()).hasSize(1);
    assertThat(service.definition().command()).hasSize(2);
    assertThat(service.definition().volumes())
        .singleElement()
        .matches(volume -> volume.destination().value().equals("/b"));
    assertThat(service.definition().networkMode().map(Located::value)).contains("host");
    assertThat(service.definition().privileged().isOn()).isTrue();
    assertThat(service.alarms().named())
        .singleElement()
        .matches(alarm -> alarm.threshold().value().equals("80"))
        .matches(alarm -> alarm.evaluationPeriods().value() == 5)
        .matches(alarm -> alarm.period().value() == 60)
        .matches(alarm -> alarm.statistic().value().equals("Average"));
    assertThat(service.movesLambda()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'',true",
    "clusterAutoscaling: {},true",
    "clusterAutoscaling: {scaleInThresholdPercent: ~},true",
    "clusterAutoscaling: {scaleInThresholdPercent: 10},false",
    "clusterAutoscaling: {scaleInAdjustmentPercent: -10},false",
    "clusterAutoscaling: {scaleOutThresholdPercent: 10},false",
    "clusterAutoscaling: {scaleOutAdjustmentPercent: 10},false"
  })
  void letsEcsScaleTheClusterUnlessTheApplicationSaysHow(String scaling, boolean managed) {
    assertThat(cluster(bind("instanceType: t3.large\n" + scaling)).isScaledByEcs())
        .isEqualTo(managed);
  }

  @Test
  void bindsHowAServiceIsWatchedAndTagged() {
    Binding binding =
        bind(
            """
            instanceType: t3.large
            services:
              Ingest:
                image: a/b:1
                healthCheck: {command: [CMD-SHELL, test -f /tmp/ok], interval: 10, startPeriod: 0}
                logRetention: 7
                logToSharedDestination: arn:aws:logs:us-east-1:123456789012:destination:all
                tags: {team: ingest, empty: ''}
                activityAlarms: {scheduleTime: 300, timeouts: 1}
            """);

    EcsService service = cluster(binding).services().get(0);
    assertThat(binding.found()).isEmpty();
    EcsService.HealthCheck check = service.definition().healthCheck().orElseThrow();
    assertThat(check.command().stream().map(Located::value))
        .containsExactly("CMD-SHELL", "test -f /tmp/ok");
    assertThat(Stream.of(check.interval(), check.timeout(), check.retries()).map(Located::value))
        .containsExactly(10, 5, 3);
    assertThat(check.startPeriod().map(Located::value)).contains(0);
    assertThat(service.logs().retention().value()).isEqualTo(7);
    assertThat(service.logs().sharedDestination()).isPresent();
    assertThat(service.tags().values().stream().map(Located::value)).containsExactly("ingest", "");
    assertThat(service.alarms().scheduleTime().map(Located::value)).contains(300);
    assertThat(service.alarms().timeouts().map(Located::value)).contains(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'healthCheck: {command: [CMD, x], interval: 5}',true",
    "'healthCheck: {command: [CMD, x], interval: 4}',false",
    "'healthCheck: {command: [CMD, x], interval: 300}',true",
    "'healthCheck: {command: [CMD, x], interval: 301}',false",
    "'healthCheck: {command: [CMD, x], timeout: 2}',true",
    "'healthCheck: {command: [CMD, x], timeout: 1}',false",
    "'healthCheck: {command: [CMD, x], retries: 10}',true",
    "'healthCheck: {command: [CMD, x], retries: 11}',false",
    "'healthCheck: {command: [CMD, x], retries: 0}',false",
    "'healthCheck: {command: [CMD, x], startPeriod: 300}',true",
    "'healthCheck: {command: [CMD, x], startPeriod: 301}',false",
    "'healthCheck: {interval: 30}',false",
    "'logRetention: 1',true",
    "'logRetention: 2',false",
    "'logRetention: 3653',true",
    "'logRetention: 0',false"
  })
  void takesOnlyWhatTheServicesTake(String setting, boolean right) {
    Binding binding =
        bind("instanceType: t3.large\nservices: {Ingest: {image: i, " + setting + "}}");

    assertThat(binding.found().isEmpty()).isEqualTo(right);
  }

  @Test
  void leavesTheImageOfAMovedFunctionOpen() {
    Binding binding =
        bind(
            "instanceType: t3.large\n"
                + "services: {Ingest: {docker: true, memory: 4000, count: 1}}");

    EcsService service = cluster(binding).services().get(0);
    assertThat(service.movesLambda()).isTrue();
    assertThat(service.definition().image()).isEmpty();
    assertThat(service.size().cpu().value()).isEqualTo(10);
    assertThat(binding.found()).isEmpty();
  }

  @Test
  void takesACpuOrMemoryOfZeroForUnset() {
    EcsService service =
        cluster(bind("services: {A: {image: i, cpu: 0, memory: 0}}")).services().get(0);

    assertThat(service.size().cpu().value()).isEqualTo(10);
    assertThat(service.size().memory().value()).isEqualTo(256);
  }

  @Test
  void reportsWhatServicesAndTasksLack() {
    Binding binding =
        bind(
            """
            services:
              A:
                minTasks: 1
              B:
                image: i
                alarms: {C: {metric: m}}
                volumes: [{name: v}]
            tasks:
              A: {image: i}
              D: {image: i, docker: true, count: 1}
            """);

    assertThat(binding.found())
        .containsExactly(
            "2:1 C1003 `ecs` has no `instanceType`, which an ECS cluster needs.",
            "4:5 C1003 `A` has no `image`, which an ECS service needs.",
            "5:7 C1007 `minTasks` has no effect: services don't scale on activities since Cumulus"
                + " 1.15; set `count`.",
            "8:16 C1003 `C` has no `comparison_operator`, which an alarm needs.",
            "8:16 C1003 `C` has no `threshold`, which an alarm needs.",
            "9:17 C1003 `volumes[0]` has no `dst`, which a volume needs.",
            "9:17 C1003 `volumes[0]` has no `path`, which a volume needs.",
            "11:5 C1014 `A` is a second time the name of an ECS service or task.",
            "12:19 C1007 `docker` has no effect: a task is started on demand; move it to"
                + " `services`.");
  }
}
