package dev.cumulusc.worker;

import dev.cumulusc.runtime.AwsSdk;
import dev.cumulusc.runtime.HandlerStyle;
import dev.cumulusc.runtime.NodeVersion;
import java.util.List;
import java.util.Set;

/**
 * What a version of the worker can run, and what it needs.
 *
 * @param release its number
 * @param usable whether it works at all
 * @param source where these facts are from
 * @param baseImage what its image is made from
 * @param glibc whether native modules find the C library that Lambda has
 * @param handlerStyle the only handlers that it can call
 * @param unpacksLayers whether it unpacks the function's layers
 * @param sdk the AWS SDK that a handler finds without having it in its package
 * @param architecture the only one that there are images for, as Docker names it: {@code amd64}
 * @param permissions the actions that the role of its task needs, whatever the function
 * @param layerPermissions the actions that it needs besides for a function with layers
 * @param heartbeatPermissions the actions that it needs besides to send heartbeats
 * @param contextMembers the members of the handler's second argument
 */
public record WorkerVersion(
    ReleaseNumber release,
    boolean usable,
    String source,
    String baseImage,
    boolean glibc,
    NodeVersion node,
    HandlerStyle handlerStyle,
    boolean unpacksLayers,
    Heartbeat heartbeat,
    AwsSdk sdk,
    String architecture,
    List<String> permissions,
    List<String> layerPermissions,
    List<String> heartbeatPermissions,
    Set<String> contextMembers) {

  public WorkerVersion {
    permissions = List.copyOf(permissions);
    layerPermissions = List.copyOf(layerPermissions);
    heartbeatPermissions = List.copyOf(heartbeatPermissions);
    contextMembers = Set.copyOf(contextMembers);
  }

  /** Returns the image of this version: {@code cumuluss/cumulus-ecs-task:2.1.0}. */
  public String image() {
    return WorkerVersions.REPOSITORY + ":" + release;
  }
}
