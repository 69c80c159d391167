package dev.cumulusc.deploy.after;

import dev.cumulusc.source.Origin;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.JsonText;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The message that every workflow of Cumulus starts with: where things are, and what is filled in
 * when one is started. Of passwords it has only what the stack encrypted.
 */
final class MessageTemplate {
  private static final String QUEUE_OUTPUT = "SQSOutput";
  private static final String DISTRIBUTION_ENDPOINT = "distribution_endpoint";

  private final MappingNode configuration;
  private final Map<String, String> outputs;
  private final Origin origin;

  private MessageTemplate(MappingNode configuration, Map<String, String> outputs) {
    this.configuration = configuration;
    this.outputs = outputs;
    this.origin = configuration.origin();
  }

  /**
   * Returns the message's JSON.
   *
   * @param template the stack's template, which gives the outputs their order
   * @param outputs the stack's outputs
   */
  static String of(
      MappingNode configuration,
      Template template,
      String stackName,
      String bucket,
      Map<String, String> outputs) {
    return JsonText.of(
        new MessageTemplate(configuration, outputs).message(template, stackName, bucket));
  }

  private MappingNode message(Template template, String stackName, String bucket) {
    Members cumulusMeta =
        new Members()
            .put("message_source", text("sfn"))
            .put("system_bucket", text(bucket))
            .put("state_machine", nothing())
            .put("execution_name", nothing())
            .put("workflow_start_time", nothing());
    return new Members()
        .put("cumulus_meta", cumulusMeta.mapping())
        .put("meta", meta(template, stackName, bucket))
        .put("payload", MappingNode.empty(origin))
        .put("exception", nothing())
        .mapping();
  }

  private MappingNode meta(Template template, String stackName, String bucket) {
    Members queues = new Members();
    Members limits = new Members();
    if (configuration.mapping("sqs").isPresent()) {
      queues(template).forEach(queue -> add(queue, queues, limits));
    }
    Members meta =
        new Members()
            .put("workflow_name", nothing())
            .put("workflow_tasks", MappingNode.empty(origin))
            .put("stack", text(stackName));
    configuration.get("buckets").ifPresent(found -> meta.put("buckets", found));
    meta.put("cmr", withEncrypted("cmr", "password", "EncryptedCmrPassword"))
        .put("launchpad", withEncrypted("launchpad", "passphrase", "EncryptedLaunchpadPassphrase"));
    output("Distribution")
        .map(this::text)
        .or(() -> configuration.scalar(DISTRIBUTION_ENDPOINT))
        .ifPresent(address -> meta.put(DISTRIBUTION_ENDPOINT, address));
    return meta.put("collection", MappingNode.empty(origin))
        .put("provider", MappingNode.empty(origin))
        .put("template", text("s3://" + bucket + "/" + key(stackName)))
        .put("queues", queues.mapping())
        .put("queueExecutionLimits", limits.mapping())
        .mapping();
  }

  /** Returns where the message is in the bucket. */
  static String key(String stackName) {
    return stackName + "/workflow_template.json";
  }

  private List<String> queues(Template template) {
    return template.outputs().keySet().stream()
        .filter(name -> name.contains(QUEUE_OUTPUT) && outputs.containsKey(name))
        .toList();
  }

  private void add(String output, Members queues, Members limits) {
    String queue = output.replaceFirst(QUEUE_OUTPUT, "");
    output(output).ifPresent(address -> queues.put(queue, text(address)));
    configuration
        .mapping("sqs")
        .flatMap(all -> all.mapping(queue))
        .flatMap(settings -> settings.scalar("maxExecutions"))
        .filter(ScalarNode::isTruthy)
        .ifPresent(most -> limits.put(queue, most));
  }

  /** Returns a section with its password as the stack encrypted it, or without any. */
  private MappingNode withEncrypted(String section, String password, String output) {
    MappingNode settings =
        configuration.mapping(section).orElseGet(() -> MappingNode.empty(origin));
    return output(output)
        .map(encrypted -> settings.with(ScalarNode.string(password, origin), text(encrypted)))
        .orElseGet(() -> settings.without(password));
  }

  private Optional<String> output(String name) {
    return Optional.ofNullable(outputs.get(name));
  }

  private ScalarNode text(String value) {
    return ScalarNode.string(value, origin);
  }

  private ScalarNode nothing() {
    return new ScalarNode(
        ScalarNode.Kind.NULL, "null", "null", ScalarNode.Style.PLAIN, null, origin);
  }

  /** A mapping in the making. */
  private final class Members {
    private final List<MappingNode.Entry> entries = new ArrayList<>();

    Members put(String name, Node value) {
      entries.add(new MappingNode.Entry(ScalarNode.string(name, origin), value));
      return this;
    }

    MappingNode mapping() {
      return new MappingNode(entries, null, origin);
    }
  }
}
