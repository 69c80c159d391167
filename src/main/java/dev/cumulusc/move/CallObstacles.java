package dev.cumulusc.move;

import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;

/** Finds what keeps a call with its Lambda function, whatever its data. */
final class CallObstacles {
  private CallObstacles() {}

  static void find(MappingNode state, LambdaCall call, Obstacles obstacles) {
    if (call.resource().pattern() == Pattern.TOKEN) {
      obstacles.add(call.at(), "it waits for its task token, and an activity's task has another");
    } else if (call.resource() instanceof TaskResource.Sdk sdk) {
      obstacles.add(
          call.at(),
          "an activity does not answer like `aws-sdk:" + sdk.service() + ":" + sdk.action() + "`");
    }
    if (call.opaque()) {
      obstacles.add(call.at(), "its arguments are one expression");
    }
    state
        .entry("Credentials")
        .ifPresent(
            entry -> obstacles.add(entry.key().origin(), "an activity takes no `Credentials`"));
    for (MappingNode.Entry entry : call.arguments().entries()) {
      if (entry.name().startsWith("InvocationType") && !isWaitedFor(entry)) {
        obstacles.add(
            entry.key().origin(),
            "its `InvocationType` is not `RequestResponse`, and an activity is always waited for");
      }
    }
  }

  private static boolean isWaitedFor(MappingNode.Entry entry) {
    return entry.name().equals("InvocationType")
        && entry.value() instanceof ScalarNode type
        && type.text().equals("RequestResponse");
  }
}
