package dev.cumulusc.emit;

import dev.cumulusc.model.Queue;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import java.util.List;
import java.util.Map;

/** Emits queues, the failed queues beside them, and the rules that start what reads them. */
final class QueueEmitter implements ResourceEmitter {

  /** How long a reader waits for a first message, in seconds. */
  private static final int LONG_POLL = 20;

  /** How long a started consumer may go on reading, in seconds. */
  private static final int CONSUMER_TIME_LIMIT = 60;

  @Override
  public void emit(Emission emission) {
    for (Queue queue : emission.deployment().base().messaging().queues()) {
      emission.add(queue(queue, emission));
      queue.retry().ifPresent(retry -> emission.add(failedQueue(queue, emission)));
      QueuePolicies.emit(queue, emission);
      for (int i = 0; i < queue.consumers().size(); i++) {
        addConsumer(queue, i, emission);
      }
      emission.output(
          queue.name().value() + "SQSOutput",
          CfnValue.ref(queue.logicalId(), queue.origin()),
          queue.origin());
    }
  }

  private static Resource queue(Queue queue, Emission emission) {
    Origin origin = queue.origin();
    MappingBuilder properties =
        CfnValue.mapping(origin)
            .put("QueueName", emission.prefixed(queue.name().value()))
            .put("ReceiveMessageWaitTimeSeconds", LONG_POLL);
    queue
        .retry()
        .ifPresent(
            retry ->
                properties.put(
                    "RedrivePolicy",
                    CfnValue.mapping(retry.origin())
                        .put(
                            "deadLetterTargetArn",
                            CfnValue.getAtt(queue.failedLogicalId(), "Arn", retry.origin()))
                        .put("maxReceiveCount", retry.value())));
    queue
        .visibilityTimeout()
        .ifPresent(timeout -> properties.put("VisibilityTimeout", Values.number(timeout)));
    queue
        .messageRetention()
        .ifPresent(period -> properties.put("MessageRetentionPeriod", Values.number(period)));
    return Resource.of(queue.logicalId(), ResourceTypes.QUEUE, properties, origin);
  }

  private static Resource failedQueue(Queue queue, Emission emission) {
    Origin origin = queue.retry().orElseThrow().origin();
    MappingBuilder properties =
        CfnValue.mapping(origin)
            .put("QueueName", emission.prefixed(queue.name().value() + "-failed"));
    return Resource.of(queue.failedLogicalId(), ResourceTypes.QUEUE, properties, origin);
  }

  private static void addConsumer(Queue queue, int position, Emission emission) {
    Queue.Consumer consumer = queue.consumers().get(position);
    String name = queue.name().value();
    String number = EventRuleEmitter.ordinal(position);
    Origin origin = consumer.origin();
    String rule = name + "WatcherRule" + number;
    MappingBuilder target =
        CfnValue.mapping(origin)
            .put("Id", name + "WatcherScheduler" + number)
            .put("Input", input(queue, consumer))
            .put("Arn", EventRuleEmitter.functionArn(consumer.lambda()));
    MappingBuilder properties =
        CfnValue.mapping(origin)
            .put("ScheduleExpression", Values.text(consumer.schedule()))
            .put("State", Values.text(consumer.state()))
            .put("Targets", List.of(target.build()));
    emission.add(Resource.of(rule, EventRuleEmitter.RULE, properties, origin));
    emission.add(
        EventRuleEmitter.permission(
            name + "InvokeLambdaPermission" + number, consumer.lambda(), rule, origin));
  }

  /** The blank in the reference has always been there; CloudFormation takes it. */
  private static CfnValue input(Queue queue, Queue.Consumer consumer) {
    StringBuilder text =
        new StringBuilder("{\"queueUrl\": \"${ ").append(queue.logicalId()).append("}\"");
    consumer
        .messageLimit()
        .ifPresent(limit -> text.append(", \"messageLimit\": ").append(limit.value()));
    text.append(", \"timeLimit\": ").append(CONSUMER_TIME_LIMIT).append(" }");
    return new CfnValue.Sub(
        text.toString(),
        Map.of(),
        List.of(new CfnValue.Ref(queue.logicalId(), queue.origin())),
        consumer.origin());
  }
}
