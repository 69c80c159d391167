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
 */
public record WorkerVersion(
    ReleaseNumber release,
    boolean usable,
    String source,
    Service service,
    Platform platform,
    Handlers handlers,
    Heartbeat heartbeat,
    Permissions permissions) {

  /**
   * How it is started and stopped.
   *
   * @param takesNames whether {@code --lambdaArn} may be the function's name
   * @param stopsGracefully whether it takes no further task after SIGTERM, and finishes the one
   *     that it has
   */
  public record Service(boolean takesNames, boolean stopsGracefully) {}

  /**
   * What a handler finds around it.
   *
   * @param baseImage what the worker's image is made from
   * @param glibc whether native modules find the C library that Lambda has
   * @param sdk the AWS SDK that a handler finds without having it in its package
   * @param architecture the only one that there are images for, as Docker names it: {@code amd64}
   */
  public record Platform(
      String baseImage, boolean glibc, NodeVersion node, AwsSdk sdk, String architecture) {}

  /**
   * How functions are run.
   *
   * @param style the only handlers that it can call
   * @param contextMembers the members of the handler's second argument
   * @param unpacksLayers whether it unpacks the function's layers
   */
  public record Handlers(HandlerStyle style, Set<String> contextMembers, boolean unpacksLayers) {
    public Handlers {
      contextMembers = Set.copyOf(contextMembers);
    }
  }

  /**
   * The actions that the role of its task needs.
   *
   * @param always whatever the function
   * @param forLayers besides, for a function with layers
   * @param forHeartbeats besides, to send heartbeats
   */
  public record Permissions(
      List<String> always, List<String> forLayers, List<String> forHeartbeats) {
    public Permissions {
      always = List.copyOf(always);
      forLayers = List.copyOf(forLayers);
      forHeartbeats = List.copyOf(forHeartbeats);
    }
  }

  /** Returns the image of this version: {@code cumuluss/cumulus-ecs-task:2.1.0}. */
  public String image() {
    return WorkerVersions.REPOSITORY + ":" + release;
  }
}
