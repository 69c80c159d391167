package dev.cumulusc.deploy.after;

import dev.cumulusc.model.CumulusFiles;
import dev.cumulusc.model.Located;
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

  private final CumulusFiles files;
  private final Map<String, String> outputs;
  private final Origin origin;

  private MessageTemplate(CumulusFiles files, Map<String, String> outputs) {
    this.files = files;
    this.outputs = outputs;
    this.origin = files.buckets().origin();
  }

  /**
   * Returns the message's JSON.
   *
   * @param template the stack's template, which gives the outputs their order
   * @param outputs the stack's outputs
   */
  static String of(
      CumulusFiles files,
      Template template,
      String stackName,
      String bucket,
      Map<String, String> outputs) {
    return JsonText.of(new MessageTemplate(files, outputs).message(template, stackName, bucket));
  }

  private MappingNode message(Template template, String stackName, String bucket) {
    Members cumulusMeta =
        new Members()
            .put("message_source", text("sfn"))
            .put("system_bucket", text(bucket))
            .put("state_machine", ScalarNode.empty(origin))
            .put("execution_name", ScalarNode.empty(origin))
            .put("workflow_start_time", ScalarNode.empty(origin));
    return new Members()
        .put("cumulus_meta", cumulusMeta.mapping())
        .put("meta", meta(template, stackName, bucket))
        .put("payload", MappingNode.empty(origin))
        .put("exception", ScalarNode.empty(origin))
        .mapping();
  }

  private MappingNode meta(Template template, String stackName, String bucket) {
    Members queues = new Members();
    Members limits = new Members();
    files
        .maxExecutions()
        .ifPresent(all -> queues(template).forEach(queue -> add(queue, all, queues, limits)));
    Members meta =
        new Members()
            .put("workflow_name", ScalarNode.empty(origin))
            .put("workflow_tasks", MappingNode.empty(origin))
            .put("stack", text(stackName))
            .put("buckets", files.buckets())
            .put("cmr", withEncrypted(files.cmr(), "password", "EncryptedCmrPassword"))
            .put(
                "launchpad",
                withEncrypted(files.launchpad(), "passphrase", "EncryptedLaunchpadPassphrase"));
    output("Distribution")
        .or(() -> files.distributionEndpoint().map(Located::value))
        .ifPresent(address -> meta.put("distribution_endpoint", text(address)));
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

  private void add(
      String output, Map<String, Located<Integer>> maxExecutions, Members queues, Members limits) {
    String queue = output.replaceFirst(QUEUE_OUTPUT, "");
    output(output).ifPresent(address -> queues.put(queue, text(address)));
    Located<Integer> max = maxExecutions.get(queue);
    if (max != null) {
      limits.put(queue, ScalarNode.integer(max.value(), max.origin()));
    }
  }

  /** Returns a section with its password as the stack encrypted it, or without any. */
  private MappingNode withEncrypted(MappingNode settings, String password, String output) {
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
