package dev.cumulusc.bind;

import dev.cumulusc.bind.key.DefinitionType;
import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.bind.key.TextType;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.Located;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.List;

/** The keys of topics, queues and rules. */
final class MessagingKeys {
  private static final String DISABLED = "DISABLED";

  static final Key<Expression> ENDPOINT =
      Key.expression(
              "endpoint",
              "Where messages go: an ARN, an address, or an intrinsic function as `function` with `value` or `array`.")
          .example("{function: \"Fn::GetAtt\", array: [CrunchLambdaFunction, Arn]}")
          .inKes(
              "kes does not read intrinsic functions in the form of templates, such as `Ref: x`.")
          .needed();

  static final Key<String> PROTOCOL =
      Key.oneOf(
              "protocol",
              "How messages go there.",
              "application",
              "email",
              "email-json",
              "firehose",
              "http",
              "https",
              "lambda",
              "sms",
              "sqs")
          .inKes("kes adds a permission to call a function whatever the protocol is.")
          .defaultsTo("lambda");

  static final Section SUBSCRIPTION_SECTION =
      Section.of("a subscription of a topic", ENDPOINT, PROTOCOL);

  static final Key<Expression> TOPIC_ARN =
      Key.expression("arn", "The ARN of a topic that exists; without it the stack makes one.")
          .example("arn:aws:sns:us-east-1:123456789012:news")
          .inKes("kes takes a string only.");

  static final Key<List<Fields>> SUBSCRIPTIONS =
      Key.named("subscriptions", SUBSCRIPTION_SECTION, "Who gets the messages, by name.");

  static final Section TOPIC_SECTION = Section.of("a topic", TOPIC_ARN, SUBSCRIPTIONS);

  static final Key<List<Fields>> SNS =
      Key.named("sns", TOPIC_SECTION, "The SNS topics by name.").knownElsewhereAs("topics");

  static final Key<String> CONSUMER_LAMBDA =
      Key.of("lambda", TextType.FUNCTION_KEY, "The Lambda function that reads the queue.")
          .example("Crunch")
          .needed()
          .knownElsewhereAs("function", "functionname", "functionarn");

  static final Key<String> CONSUMER_SCHEDULE =
      Key.text("schedule", "When it is started: `rate(...)` or `cron(...)`.")
          .example("rate(1 hour)")
          .defaultsTo("rate(1 minute)")
          .knownElsewhereAs("cron", "rate", "scheduleexpression");

  static final Key<Integer> MESSAGE_LIMIT =
      Key.count("messageLimit", "How many messages it takes at most each time.").example("10");

  static final Key<String> STATE =
      Key.oneOf("state", "Whether it is in force.", "ENABLED", DISABLED)
          .inKes("The same, although it is documented as `ENABLED`; note C1031 names the choice.")
          .defaultsTo(DISABLED);

  static final Section CONSUMER_SECTION =
      Section.of("a consumer of a queue", CONSUMER_LAMBDA, CONSUMER_SCHEDULE, MESSAGE_LIMIT, STATE);

  static final Key<Integer> VISIBILITY_TIMEOUT =
      Key.count(
              "visibilityTimeout",
              "How long a message that is being handled is hidden, in seconds.")
          .example("60")
          .inKes("Without it kes writes an empty property, which CloudFormation rejects.")
          .knownElsewhereAs("visibilitytimeoutseconds", "timeout");

  static final Key<Integer> RETRY =
      Key.count(
              "retry",
              "After how many receptions a message goes to the queue `<name>-failed`, which it makes.")
          .example("3");

  static final Key<Integer> MESSAGE_RETENTION_PERIOD =
      Key.count("MessageRetentionPeriod", "How long messages are kept, in seconds.")
          .example("86400")
          .inKes("kes accepts it and writes nothing.")
          .alsoSpelt("messageRetentionPeriod");

  static final Key<Integer> MAX_EXECUTIONS =
      Key.count("maxExecutions", "How many executions that the queue started may run at a time.")
          .example("5");

  static final Key<List<Located<Fields>>> CONSUMER =
      Key.list("consumer", CONSUMER_SECTION, "The functions that are started to read the queue.");

  static final Section QUEUE_SECTION =
      Section.of(
          "a queue", VISIBILITY_TIMEOUT, RETRY, MESSAGE_RETENTION_PERIOD, MAX_EXECUTIONS, CONSUMER);

  static final Key<List<Fields>> SQS =
      Key.named("sqs", QUEUE_SECTION, "The SQS queues by name.").knownElsewhereAs("queues");

  static final Key<String> TARGET_LAMBDA =
      Key.of("lambda", TextType.FUNCTION_KEY, "The Lambda function that is started.")
          .example("Crunch")
          .needed()
          .knownElsewhereAs(
              "function",
              "functionname",
              "functionarn",
              "stepfunction",
              "statemachine",
              "workflow");

  static final Key<Node> TARGET_INPUT =
      Key.node("input", "What the function gets instead of the event.")
          .example("{kind: nightly}")
          .inKes("A quote in it breaks the template of kes.");

  private static final String FUNCTIONS_ONLY =
      "A rule starts functions only: name one in `lambda` that starts the workflow.";

  static final Section TARGET_SECTION =
      Section.of("a target of a rule", TARGET_LAMBDA, TARGET_INPUT)
          .withAdvice("stepfunction", FUNCTIONS_ONLY)
          .withAdvice("statemachine", FUNCTIONS_ONLY)
          .withAdvice("workflow", FUNCTIONS_ONLY);

  static final Key<String> SCHEDULE =
      Key.text("schedule", "When it happens: `rate(...)` or `cron(...)`.")
          .example("rate(1 hour)")
          .knownElsewhereAs("cron", "rate", "scheduleexpression");

  static final Key<MappingNode> EVENT_PATTERN =
      Key.of(
              "eventPattern",
              DefinitionType.INSTANCE,
              "Which events it is about. A pattern with the source `aws.states` is narrowed to this stack's workflows.")
          .example("{source: [aws.s3]}")
          .inKes(
              "kes splits patterns on `aws.states` by an estimate, and overwrites their `detail.stateMachineArn`.")
          .knownElsewhereAs("pattern", "event", "events");

  static final Key<List<Located<Fields>>> TARGETS =
      Key.list("targets", TARGET_SECTION, "What is started.").example("[{lambda: NAME}]");

  static final Section RULE_SECTION = Section.of("a rule", SCHEDULE, EVENT_PATTERN, STATE, TARGETS);

  static final Key<List<Fields>> RULES =
      Key.named("rules", RULE_SECTION, "The EventBridge rules by name.")
          .knownElsewhereAs("schedules", "eventrules", "events");

  static final Key<Boolean> PROCESS_DEFAULT_DEAD_LETTER_QUEUES =
      Key.flag(
              "processDefaultDeadLetterQueues",
              "Whether functions with `namedLambdaDeadLetterQueue` get their queues.")
          .defaultsTo(true);

  static final Key<Integer> DLQ_DEFAULT_TIMEOUT =
      Key.count(
              "DLQDefaultTimeout",
              "How long a message in such a queue is hidden while it is handled, in seconds.")
          .defaultsTo(60);

  static final Key<Integer> DLQ_DEFAULT_MESSAGE_RETENTION_PERIOD =
      Key.count(
              "DLQDefaultMessageRetentionPeriod",
              "How long such a queue keeps its messages, in seconds.")
          .inKes("kes accepts it and writes nothing.")
          .defaultsTo(1209600);

  /** All keys of a deployment's block that are about messages. */
  static final Key<?>[] TOP = {
    SNS,
    SQS,
    RULES,
    PROCESS_DEFAULT_DEAD_LETTER_QUEUES,
    DLQ_DEFAULT_TIMEOUT,
    DLQ_DEFAULT_MESSAGE_RETENTION_PERIOD
  };

  private MessagingKeys() {}
}
