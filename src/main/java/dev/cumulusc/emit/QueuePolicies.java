package dev.cumulusc.emit;

import dev.cumulusc.iam.PolicyDocument;
import dev.cumulusc.model.Queue;
import dev.cumulusc.model.Topic;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The policies of queues that topics send to; without one, what is published never arrives. */
final class QueuePolicies {
  private static final String TYPE = "AWS::SQS::QueuePolicy";

  private QueuePolicies() {}

  /** Emits the policies of a queue and of the failed queue beside it. */
  static void emit(Queue queue, Emission emission) {
    emit(queue.logicalId(), emission);
    if (queue.retry().isPresent()) {
      emit(queue.failedLogicalId(), emission);
    }
  }

  private static void emit(String queue, Emission emission) {
    List<CfnValue> topics = new ArrayList<>();
    List<Origin> origins = new ArrayList<>();
    for (Topic topic : emission.deployment().base().messaging().topics()) {
      topic.subscriptions().stream()
          .filter(entry -> entry.sendsTo(queue))
          .findFirst()
          .ifPresent(
              entry -> {
                topics.add(topic.address());
                origins.add(entry.origin());
              });
    }
    if (!topics.isEmpty()) {
      Origin origin = origins.get(0);
      emission.add(
          Resource.of(
              queue + "Policy",
              TYPE,
              CfnValue.mapping(origin)
                  .put("Queues", List.of(CfnValue.ref(queue, origin)))
                  .put(
                      "PolicyDocument",
                      PolicyDocument.lettingService(
                          TopicEmitter.PRINCIPAL,
                          "sqs:SendMessage",
                          CfnValue.getAtt(queue, "Arn", origin),
                          topics,
                          origin)),
              origin));
    }
  }

  /**
   * Leaves out the policies of queues that have another one in an override template: a queue has
   * only one, and the last that is set wins.
   *
   * @param whole the template with all that lies over it
   */
  static Template withoutOverridden(Template template, Template whole) {
    Map<String, Resource> resources = new LinkedHashMap<>(template.resources());
    resources
        .values()
        .removeIf(
            own ->
                own.type().equals(TYPE)
                    && whole.resources().values().stream().anyMatch(other -> replaces(other, own)));
    return resources.size() == template.resources().size()
        ? template
        : new Template(template.sections(), resources, template.origin());
  }

  private static boolean replaces(Resource other, Resource own) {
    return other.type().equals(TYPE)
        && !other.logicalId().equals(own.logicalId())
        && queues(other).stream().anyMatch(queues(own)::contains);
  }

  private static List<String> queues(Resource policy) {
    return policy.properties().map(properties -> properties.get("Queues")).stream()
        .flatMap(queues -> queues.references().stream())
        .map(CfnValue.Reference::target)
        .toList();
  }
}
