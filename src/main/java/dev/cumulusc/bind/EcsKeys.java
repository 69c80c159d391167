package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.model.Located;
import java.util.List;

/** The keys of the ECS cluster. */
final class EcsKeys {
  static final Key<String> AMI_ID =
      Key.text(
              "amiid",
              "The machine image of the instances. Without it, the newest that is made for ECS.")
          .example("ami-0123456789abcdef0")
          .inKes(
              "Without it kes writes an empty property; here the newest image for ECS is taken when the stack is deployed.");

  static final Key<String> INSTANCE_TYPE =
      Key.text("instanceType", "The type of the instances, such as `t3.large`.")
          .example("t3.large");

  static final Key<Integer> VOLUME_SIZE =
      Key.size(
              "volumeSize", "The size of each instance's volume for images and containers, in GiB.")
          .inKes("kes makes it a second volume; here it is the root volume.")
          .defaultsTo(50);

  static final Key<String> AVAILABILITY_ZONE =
      Key.text("availabilityZone", "The Availability Zone of the instances.").example("us-east-1a");

  static final Key<List<Located<String>>> AVAILABILITY_ZONES =
      Key.texts("availabilityZones", "The Availability Zones of the instances.")
          .example("[us-east-1a, us-east-1b]");

  static final Key<Integer> MIN_INSTANCES =
      Key.count("minInstances", "How many instances there are at least.").defaultsTo(1);
  static final Key<Integer> DESIRED_INSTANCES =
      Key.count("desiredInstances", "How many instances there are at first.").defaultsTo(1);
  static final Key<Integer> MAX_INSTANCES =
      Key.count("maxInstances", "How many instances there are at most.").defaultsTo(2);

  static final Key<Boolean> PUBLIC_IP =
      Key.flag("publicIp", "Gives the instances public addresses.");

  static final Key<String> KEY_PAIR =
      Key.text("keyPairName", "The key pair that opens the instances for SSH.")
          .example("operators");

  static final Key<String> EFS_MOUNT =
      Key.text("mount", "The path at which instances mount the file system.")
          .inKes("kes mounts it by NFS without TLS.")
          .example("/mnt/efs");

  static final Key<Fields> EFS =
      Key.section(
          "efs",
          Section.of("a shared file system", EFS_MOUNT),
          "The file system of the stack that exports `<prefix>-EFSFileSystemId`.");

  static final Key<String> STOP_TIMEOUT =
      Key.text(
              "container_stop_timeout",
              "How long a container has to stop before it is killed, such as `2m`.")
          .defaultsTo("2m");

  static final String DOCKER_HUB = "dockerhub";

  static final Key<String> REGISTRY =
      Key.oneOf("registry", "The registry that instances log in to.", DOCKER_HUB, "ecr")
          .defaultsTo(DOCKER_HUB);

  static final Key<String> USERNAME =
      Key.text("username", "The registry's user; the password is a stack parameter.")
          .inKes(
              "kes puts the password into the instances' user data; here it is a secret in Secrets Manager.")
          .example("shop");

  /** Set by the base configuration to a driver that today's instances don't have. */
  static final Key<String> STORAGE_DRIVER =
      Key.text("storageDriver", "Docker's storage driver; today's images bring their own.")
          .inKes("kes sets it on the instances.")
          .example("overlay2")
          .idle();

  static final Section DOCKER_SECTION =
      Section.of("the registry's settings", REGISTRY, USERNAME, STORAGE_DRIVER);

  static final Key<Fields> DOCKER =
      Key.section(
          "docker",
          DOCKER_SECTION,
          "The registry of the images. Empty (null): the account's own, which goes before names.");

  static final Key<Boolean> RESTART_TASKS =
      Key.flag("restartTasksOnDeploy", "Stops the running tasks after a deployment.");

  static final Key<Integer> SCALE_IN_THRESHOLD =
      Key.integer(
              "scaleInThresholdPercent",
              "Below which reservation of memory or CPU the cluster shrinks, in percent.")
          .defaultsTo(25);
  static final Key<Integer> SCALE_IN_ADJUSTMENT =
      Key.integer("scaleInAdjustmentPercent", "By how much it shrinks, in percent; negative.")
          .defaultsTo(-5);
  static final Key<Integer> SCALE_OUT_THRESHOLD =
      Key.integer(
              "scaleOutThresholdPercent",
              "Above which reservation of memory or CPU the cluster grows, in percent.")
          .defaultsTo(75);
  static final Key<Integer> SCALE_OUT_ADJUSTMENT =
      Key.integer("scaleOutAdjustmentPercent", "By how much it grows, in percent.").defaultsTo(10);

  static final Section SCALING_SECTION =
      Section.of(
          "the cluster's scaling",
          SCALE_IN_THRESHOLD,
          SCALE_IN_ADJUSTMENT,
          SCALE_OUT_THRESHOLD,
          SCALE_OUT_ADJUSTMENT);

  static final Key<Fields> SCALING =
      Key.section(
          "clusterAutoscaling",
          SCALING_SECTION,
          "When the cluster grows and shrinks. Without it, ECS scales the cluster by what its services"
              + " need; the defaults of its keys count only where one of them is set.");

  static final Key<List<Fields>> SERVICES =
      Key.named("services", ContainerKeys.SERVICE, "What is kept running, by name.");

  static final Key<List<Fields>> TASKS =
      Key.named("tasks", ContainerKeys.TASK, "What is started on demand, by name.");

  static final Section SECTION =
      Section.of(
          "an ECS cluster",
          AMI_ID,
          INSTANCE_TYPE,
          VOLUME_SIZE,
          AVAILABILITY_ZONE,
          AVAILABILITY_ZONES,
          MIN_INSTANCES,
          DESIRED_INSTANCES,
          MAX_INSTANCES,
          PUBLIC_IP,
          KEY_PAIR,
          EFS,
          STOP_TIMEOUT,
          DOCKER,
          RESTART_TASKS,
          SCALING,
          SERVICES,
          TASKS);

  static final Key<Fields> ECS =
      Key.section("ecs", SECTION, "The ECS cluster and what runs on it.");

  private EcsKeys() {}
}
