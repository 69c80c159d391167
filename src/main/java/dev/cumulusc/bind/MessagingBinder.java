package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.model.EventRule;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Queue;
import dev.cumulusc.model.Switch;
import dev.cumulusc.model.Topic;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds topics, queues and rules. */
final class MessagingBinder {
  private static final String STEP_FUNCTIONS_EVENTS = "aws.states";

  private MessagingBinder() {}

  static List<Topic> topics(Fields top) {
    List<Topic> topics = new ArrayList<>();
    Names names = new Names("a topic");
    for (Fields topic : names.accepted(top, MessagingKeys.SNS)) {
      List<Topic.Subscription> subscriptions = new ArrayList<>();
      Names inner = new Names("a subscription");
      for (Fields fields : inner.accepted(topic, MessagingKeys.SUBSCRIPTIONS)) {
        Optional<Located<Expression>> endpoint = fields.required(MessagingKeys.ENDPOINT);
        Located<String> protocol = fields.orDefault(MessagingKeys.PROTOCOL);
        endpoint.ifPresent(
            found ->
                subscriptions.add(
                    new Topic.Subscription(
                        fields.name(), found.value(), protocol, fields.origin())));
      }
      topics.add(new Topic(topic.name(), arn(topic), subscriptions, topic.origin()));
    }
    return topics;
  }

  /** An empty ARN counts as none, so that the stack makes the topic. */
  private static Optional<Expression> arn(Fields topic) {
    Optional<Located<Expression>> arn = topic.optional(MessagingKeys.TOPIC_ARN);
    if (arn.isPresent() && !isFilled(arn.get().value())) {
      topic
          .entry(MessagingKeys.TOPIC_ARN)
          .ifPresent(
              entry ->
                  topic
                      .reading()
                      .withName(new Located<>(entry.name(), entry.key().origin()))
                      .emptyValue(entry.value()));
      return Optional.empty();
    }
    return arn.map(Located::value);
  }

  private static boolean isFilled(Expression value) {
    return !(value instanceof Expression.Literal literal) || literal.scalar().isTruthy();
  }

  static List<Queue> queues(Fields top) {
    List<Queue> queues = new ArrayList<>();
    Names names = new Names("a queue");
    for (Fields queue : names.accepted(top, MessagingKeys.SQS)) {
      queues.add(
          new Queue(
              queue.name(),
              queue.optional(MessagingKeys.VISIBILITY_TIMEOUT),
              queue.optional(MessagingKeys.RETRY).filter(retry -> retry.value() > 0),
              queue.optional(MessagingKeys.MESSAGE_RETENTION_PERIOD),
              consumers(queue),
              queue.origin()));
    }
    return queues;
  }

  private static List<Queue.Consumer> consumers(Fields queue) {
    List<Queue.Consumer> consumers = new ArrayList<>();
    for (Located<Fields> item : queue.list(MessagingKeys.CONSUMER)) {
      Fields consumer = item.value();
      Located<String> state = state(consumer, "consumer of `" + queue.name().value() + "`");
      consumer
          .required(MessagingKeys.CONSUMER_LAMBDA)
          .ifPresent(
              lambda ->
                  consumers.add(
                      new Queue.Consumer(
                          lambda,
                          consumer.orDefault(MessagingKeys.CONSUMER_SCHEDULE),
                          consumer.optional(MessagingKeys.MESSAGE_LIMIT),
                          state,
                          item.origin())));
    }
    return consumers;
  }

  static List<EventRule> rules(Fields top) {
    boolean hasWorkflows = top.has(WorkflowKeys.STEP_FUNCTIONS);
    List<EventRule> rules = new ArrayList<>();
    Names names = new Names("a rule");
    for (Fields rule : names.accepted(top, MessagingKeys.RULES)) {
      Optional<Located<String>> schedule = rule.optional(MessagingKeys.SCHEDULE);
      Optional<MappingNode> pattern =
          rule.optional(MessagingKeys.EVENT_PATTERN).map(Located::value);
      if (!rule.has(MessagingKeys.SCHEDULE) && !rule.has(MessagingKeys.EVENT_PATTERN)) {
        top.diagnostics()
            .report(
                BindRules.RULE_WITHOUT_TRIGGER,
                rule.origin(),
                "The rule `"
                    + rule.name().value()
                    + "` has neither a `schedule` nor an `eventPattern`.");
      }
      rules.add(
          new EventRule(
              rule.name(),
              schedule,
              pattern,
              new Switch(
                  hasWorkflows && pattern.map(MessagingBinder::isPerWorkflow).orElse(false),
                  pattern.map(MappingNode::origin).orElse(rule.origin())),
              state(rule, "rule `" + rule.name().value() + "`"),
              targets(rule),
              rule.origin()));
    }
    return rules;
  }

  private static List<EventRule.Target> targets(Fields rule) {
    List<EventRule.Target> targets = new ArrayList<>();
    for (Located<Fields> item : rule.requiredList(MessagingKeys.TARGETS)) {
      Optional<Node> input = item.value().optional(MessagingKeys.TARGET_INPUT).map(Located::value);
      item.value()
          .required(MessagingKeys.TARGET_LAMBDA)
          .ifPresent(lambda -> targets.add(new EventRule.Target(lambda, input, item.origin())));
    }
    return targets;
  }

  private static Located<String> state(Fields fields, String what) {
    if (!fields.has(MessagingKeys.STATE)) {
      fields
          .diagnostics()
          .report(
              BindRules.DISABLED_BY_DEFAULT,
              fields.origin(),
              "The " + what + " has no `state` and is disabled.",
              "Write `state: ENABLED`, or `state: DISABLED` if that is meant.");
    }
    return fields.orDefault(MessagingKeys.STATE);
  }

  /** Returns whether a pattern is about workflows and leaves open which. */
  private static boolean isPerWorkflow(MappingNode pattern) {
    boolean ownChoice =
        pattern.mapping("detail").map(detail -> detail.has("stateMachineArn")).orElse(false);
    return !ownChoice && pattern.get("source").map(MessagingBinder::isWorkflowSource).orElse(false);
  }

  private static boolean isWorkflowSource(Node source) {
    List<Node> items = source instanceof SequenceNode sequence ? sequence.items() : List.of(source);
    return items.stream()
        .anyMatch(
            item ->
                item instanceof ScalarNode scalar && scalar.text().equals(STEP_FUNCTIONS_EVENTS));
  }
}
