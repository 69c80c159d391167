package dev.cumulusc.emit;

import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The script that an instance runs at its first start. It gives the agent its cluster, and mounts
 * the shared file system if there is one; the agent starts when it is through. A mount that fails
 * ends the script, and the instance stays out of the cluster.
 */
final class InstanceUserData {
  private static final String FILE_SYSTEM = "EFSFileSystemId";

  private InstanceUserData() {}

  static CfnValue of(Emission emission, EcsCluster cluster) {
    Origin origin = cluster.origin();
    List<String> lines = new ArrayList<>();
    lines.add("#!/bin/bash -e");
    cluster.instances().efsMount().ifPresent(mount -> addMount(lines, mount.value()));
    addSetting(lines, "ECS_CLUSTER=", "${" + EcsNames.CLUSTER + "}");
    addSetting(
        lines, "ECS_CONTAINER_STOP_TIMEOUT=", literal(cluster.instances().stopTimeout().value()));
    addSetting(lines, "ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION=", "1m");
    if (emission.deployment().roles().instanceProfile().isEmpty()) {
      addSetting(lines, "ECS_AWSVPC_BLOCK_IMDS=", "true");
    }
    String script = String.join("\n", lines) + "\n";
    return new CfnValue.Function(
        "Fn::Base64", sub(script, emission, cluster.instances().efsMount(), origin), origin);
  }

  private static CfnValue sub(
      String script, Emission emission, Optional<Located<String>> mount, Origin origin) {
    Map<String, CfnValue> variables = new LinkedHashMap<>();
    mount.ifPresent(
        path ->
            variables.put(
                FILE_SYSTEM,
                new CfnValue.Function(
                    "Fn::ImportValue",
                    CfnValue.text(emission.prefixed(FILE_SYSTEM), path.origin()),
                    path.origin())));
    return new CfnValue.Sub(
        script, variables, List.of(new CfnValue.Ref(EcsNames.CLUSTER, origin)), origin);
  }

  /** The table of mounts brings the file system back when the instance is started again. */
  private static void addMount(List<String> lines, String path) {
    String folder = literal(path);
    String inTable = literal(path.replace("\\", "\\134").replace(" ", "\\040"));
    lines.add("yum install -y amazon-efs-utils");
    lines.add("mkdir -p " + quoted(folder));
    lines.add(
        "echo "
            + quoted("${" + FILE_SYSTEM + "}:/ " + inTable + " efs _netdev,tls 0 0")
            + " >> /etc/fstab");
    lines.add("mount " + quoted(folder));
    lines.add("chmod 777 " + quoted(folder));
  }

  private static void addSetting(List<String> lines, String name, String value) {
    lines.add("echo " + quoted(name + value) + " >> /etc/ecs/ecs.config");
  }

  /** Keeps CloudFormation from taking a part of a string for a reference. */
  private static String literal(String text) {
    return text.replace("${", "${!");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
