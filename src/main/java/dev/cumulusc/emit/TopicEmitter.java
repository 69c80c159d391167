package dev.cumulusc.emit;

import dev.cumulusc.model.Topic;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import java.util.List;

/** Emits topics with their subscriptions, and subscriptions to topics that exist elsewhere. */
final class TopicEmitter implements ResourceEmitter {
  static final String PRINCIPAL = "sns.amazonaws.com";

  @Override
  public void emit(Emission emission) {
    for (Topic topic : emission.deployment().base().messaging().topics()) {
      String name = topic.name().value();
      if (topic.arn().isPresent()) {
        CfnValue arn = topic.arn().get().value();
        topic.subscriptions().forEach(entry -> emission.add(subscription(topic, entry, arn)));
        emission.output(name, arn, topic.origin());
      } else {
        emission.add(topic(topic, emission));
        emission.output(name + "SnsArn", topic.address(), topic.origin());
      }
      topic.subscriptions().stream()
          .filter(Topic.Subscription::invokesLambda)
          .forEach(entry -> emission.add(permission(topic, entry)));
    }
  }

  private static Resource topic(Topic topic, Emission emission) {
    MappingBuilder properties =
        CfnValue.mapping(topic.origin())
            .put("DisplayName", emission.prefixed(topic.name().value()));
    List<CfnValue> subscriptions =
        topic.subscriptions().stream().map(entry -> (CfnValue) target(entry).build()).toList();
    if (!subscriptions.isEmpty()) {
      properties.put("Subscription", subscriptions);
    }
    return Resource.of(topic.logicalId(), "AWS::SNS::Topic", properties, topic.origin());
  }

  private static Resource subscription(Topic topic, Topic.Subscription entry, CfnValue arn) {
    return Resource.of(
        topic.name().value() + entry.name().value() + "Subscription",
        "AWS::SNS::Subscription",
        target(entry).put("TopicArn", arn),
        entry.origin());
  }

  private static MappingBuilder target(Topic.Subscription entry) {
    return CfnValue.mapping(entry.origin())
        .put("Endpoint", entry.endpoint().value())
        .put("Protocol", Values.text(entry.protocol()));
  }

  private static Resource permission(Topic topic, Topic.Subscription entry) {
    return LambdaPermissions.fromSource(
        topic.name().value() + entry.name().value() + "SubscriptionPermission",
        entry.endpoint().value(),
        CfnValue.text(PRINCIPAL, entry.origin()),
        topic.address(),
        entry.origin());
  }
}
