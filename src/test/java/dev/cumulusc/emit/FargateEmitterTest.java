package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Emitted;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class FargateEmitterTest {
  private static final String BASE =
      "prefix: p\nvpc: { subnets: [subnet-1], securityGroup: sg-1 }\n";
  private static final List<String> INSTANCE_PARTS =
      List.of(
          "AWS::AutoScaling::AutoScalingGroup",
          "AWS::EC2::LaunchTemplate",
          "AWS::ECS::CapacityProvider",
          "AWS::ECS::ClusterCapacityProviderAssociations",
          "AWS::IAM::InstanceProfile");

  @Test
  void runsAServiceWithoutInstances() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                ecs:
                  services:
                    Work: { image: i, runOn: fargate, cpu: 300, memory: 4000, count: 2 }
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.template().resources().values())
        .noneMatch(resource -> INSTANCE_PARTS.contains(resource.type()));
    assertThat(emitted.resource("WorkECSService"))
        .isEqualTo(
            plain(
                """
                Type: AWS::ECS::Service
                Properties:
                  Cluster: !Ref CumulusECSCluster
                  DesiredCount: 2
                  TaskDefinition: !Ref WorkTaskDefinition
                  DeploymentConfiguration:
                    DeploymentCircuitBreaker: { Enable: true, Rollback: true }
                    MaximumPercent: 200
                    MinimumHealthyPercent: 100
                  NetworkConfiguration:
                    AwsvpcConfiguration:
                      Subnets: [subnet-1]
                      SecurityGroups: [sg-1]
                      AssignPublicIp: DISABLED
                  LaunchType: FARGATE
                """));
    assertThat(emitted.properties("WorkTaskDefinition"))
        .containsEntry("RequiresCompatibilities", List.of("FARGATE"))
        .containsEntry("NetworkMode", "awsvpc")
        .containsEntry("Cpu", "512")
        .containsEntry("Memory", "4096")
        .containsKey("ExecutionRoleArn");
    assertThat(
            emitted.property(
                "WorkTaskDefinition", "ContainerDefinitions", 0, "LogConfiguration", "Options"))
        .isEqualTo(
            plain(
                """
                awslogs-group: !Ref WorkEcsLogs
                awslogs-region: !Sub '${AWS::Region}'
                awslogs-stream-prefix: Work
                """));
  }

  @Test
  void givesAPublicAddressWhereTheServiceAsksForOne() {
    Emitted emitted =
        Emitted.of(
            BASE + "ecs: { services: { Work: { image: i, runOn: fargate, publicIp: true } } }\n");

    assertThat(
            emitted.property(
                "WorkECSService", "NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp"))
        .isEqualTo("ENABLED");
  }

  @Test
  void movesAFunctionByOneLine() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                iams: { instanceProfile: 'arn:aws:iam::123456789012:instance-profile/ecs' }
                lambdas: { Work: { handler: index.handler, s3Source: { bucket: b, key: k } } }
                stepFunctions:
                  Flow:
                    StartAt: A
                    States:
                      A:
                        Type: Task
                        Resource: ${WorkLambdaFunction.Arn}
                        TimeoutSeconds: 900
                        End: true
                ecs: { services: { Work: { runOn: fargate, memory: 512, count: 1 } } }
                """);

    assertThat(emitted.deployment().ecs().orElseThrow().services().get(0).movesLambda()).isTrue();
    // the role of instances that are not there can't be the container's
    assertThat(emitted.properties("WorkTaskDefinition")).containsKey("ExecutionRoleArn");
  }

  @Test
  void keepsInstancesForWhatRunsOnThem() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                ecs:
                  instanceType: t3.large
                  services:
                    Work: { image: i, runOn: fargate }
                    Other: { image: i, runOn: ecs }
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("OtherECSService")).doesNotContainKey("LaunchType");
    assertThat(emitted.template().resources().values())
        .extracting(resource -> resource.type())
        .containsAll(INSTANCE_PARTS);
  }

  @Test
  void makesATaskThatFargateTakes() {
    Emitted emitted =
        Emitted.of(
            BASE
                + "ecs: { tasks: { Job: { image: i, runOn: fargate, cpu: 256, memory: 512 } } }\n");

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("JobTaskDefinition"))
        .containsEntry("RequiresCompatibilities", List.of("FARGATE"))
        .containsEntry("Cpu", "256")
        .containsEntry("Memory", "512");
  }

  @Test
  void waitsNoLongerForAWorkerThanFargateDoes() {
    String workflow =
        """
        activities: [{ name: Work }]
        stepFunctions:
          Flow:
            StartAt: A
            States:
              A: { Type: Task, Resource: '${WorkActivity}', TimeoutSeconds: SECONDS, End: true }
        ecs:
          services:
            Work:
              image: i
              runOn: fargate
              commands: [work, --activityArn, { Ref: WorkActivity }]
        """;
    for (Map.Entry<String, String> each :
        Map.of("119", "119", "120", "120", "121", "120").entrySet()) {
      Emitted emitted = Emitted.of(BASE + workflow.replace("SECONDS", each.getKey()));
      assertThat(emitted.property("WorkTaskDefinition", "ContainerDefinitions", 0))
          .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
          .containsEntry("StopTimeout", each.getValue());
    }
  }

  private static Object plain(String yaml) {
    return Plain.of(CfnReader.value(Yaml.read(yaml)));
  }
}
