package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.model.CumulusFiles;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.PostDeploySettings;
import dev.cumulusc.model.Switch;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.tree.MappingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds what is done beside a stack's deployment. */
final class PostDeployBinder {
  /** Only Handlebars templates know the key, so that it is none of a deployment's block. */
  private static final String DISTRIBUTION_ENDPOINT = "distribution_endpoint";

  private PostDeployBinder() {}

  static PostDeploySettings bind(Fields top) {
    return new PostDeploySettings(files(top), restartTasks(top));
  }

  private static Switch restartTasks(Fields top) {
    return top.section(EcsKeys.ECS)
        .map(ecs -> ecs.flag(EcsKeys.RESTART_TASKS))
        .orElseGet(() -> new Switch(false, top.origin()));
  }

  private static Optional<CumulusFiles> files(Fields top) {
    Optional<List<Workflow>> workflows =
        top.optional(WorkflowKeys.STEP_FUNCTIONS).map(all -> workflows(all.value()));
    Optional<MappingNode.Entry> buckets = top.entry(BucketKeys.BUCKETS);
    Optional<Map<String, Located<Integer>>> maxExecutions = maxExecutions(top);
    return workflows.isEmpty() || buckets.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CumulusFiles(
                workflows.get(),
                buckets.get().value(),
                maxExecutions,
                asWritten(top, VariableKeys.CMR),
                asWritten(top, VariableKeys.LAUNCHPAD),
                top.node()
                    .scalar(DISTRIBUTION_ENDPOINT)
                    .map(address -> new Located<>(address.text(), address.origin()))));
  }

  private static List<Workflow> workflows(Map<Located<String>, Located<MappingNode>> all) {
    List<Workflow> workflows = new ArrayList<>();
    all.forEach((name, definition) -> workflows.add(new Workflow(name, definition.value())));
    return workflows;
  }

  /** Returns the limits by queue; 0 is none, as it is in kes. */
  private static Optional<Map<String, Located<Integer>>> maxExecutions(Fields top) {
    return top.optional(MessagingKeys.SQS)
        .map(
            queues -> {
              Map<String, Located<Integer>> limits = new LinkedHashMap<>();
              for (Fields queue : queues.value()) {
                queue
                    .optional(MessagingKeys.MAX_EXECUTIONS)
                    .filter(limit -> limit.value() > 0)
                    .ifPresent(limit -> limits.put(queue.name().value(), limit));
              }
              return limits;
            });
  }

  private static MappingNode asWritten(Fields top, Key<Fields> section) {
    return top.section(section)
        .map(Fields::node)
        .orElseGet(() -> MappingNode.empty(top.node().origin()));
  }
}
