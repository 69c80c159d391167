package dev.cumulusc.deploy.after;

import dev.cumulusc.compile.Compilation;
import dev.cumulusc.deploy.bundle.StackInput;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.StackKind;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The steps beside the deployment of a stack, as a Cumulus application needs them; an application
 * that has nothing of Cumulus has none. They are known before anything is called.
 *
 * @param before those without which the stack's resources would not work
 * @param after those that need the stack, or follow what it has become
 */
public record Steps(List<Step> before, List<Step> after) {
  private static final String CUSTOM_RESOURCE = "Custom::Cumulus";
  private static final String TASK_REAPER = "task-reaper.sh";

  /** No step. */
  public static final Steps NONE = new Steps(List.of(), List.of());

  public Steps {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** Returns the steps of a stack; those that write files need its bucket. */
  public static Steps of(StackInput stack) {
    Compilation compilation = stack.compilation();
    if (compilation.application().kind() != StackKind.APPLICATION) {
      return NONE;
    }
    List<Step> before = new ArrayList<>();
    List<Step> after = new ArrayList<>();
    stack
        .bucket()
        .ifPresent(
            bucket -> {
              addBefore(compilation, stack.stackName(), bucket, before);
              addFiles(stack, bucket, after);
            });
    addFollowing(stack, after);
    return new Steps(before, after);
  }

  public boolean isEmpty() {
    return before.isEmpty() && after.isEmpty();
  }

  /**
   * Returns the steps that a stack which does not change needs all the same: those whose documents
   * are not up to date. One call shows that, as long as they are.
   */
  public Steps outdated(StepContext context) {
    List<FileStep> files =
        after.stream().filter(FileStep.class::isInstance).map(FileStep.class::cast).toList();
    List<Document> documents =
        files.stream().flatMap(step -> step.documents(context).stream()).toList();
    if (documents.isEmpty()) {
      return NONE;
    }
    Map<String, String> hashes =
        context.services().documents().hashes(documents.get(0).bucket(), prefix(documents));
    return new Steps(
        List.of(),
        files.stream()
            .filter(step -> !step.isUpToDate(context, hashes))
            .map(Step.class::cast)
            .toList());
  }

  /** Returns what the keys of all documents begin with. */
  private static String prefix(List<Document> documents) {
    String prefix = documents.get(0).key();
    for (Document document : documents) {
      while (!document.key().startsWith(prefix)) {
        prefix = prefix.substring(0, prefix.length() - 1);
      }
    }
    return prefix;
  }

  private static void addBefore(
      Compilation compilation, String stackName, String bucket, List<Step> steps) {
    if (hasType(compilation.template(), CUSTOM_RESOURCE)) {
      steps.add(new KeyPairStep(bucket, stackName));
    }
    Application application = compilation.application();
    if (TaskReaperStep.isNeeded(compilation.template())) {
      Path folder =
          application
              .workspace()
              .root()
              .resolve(application.templateFolder().orElseGet(application::kesFolder));
      steps.add(
          new TaskReaperStep(bucket, stackName, folder.resolveSibling(TASK_REAPER).normalize()));
    }
  }

  private static void addFiles(StackInput stack, String bucket, List<Step> steps) {
    Template template = stack.compilation().template();
    stack
        .settings()
        .postDeploy()
        .files()
        .ifPresent(
            files -> {
              String name = stack.stackName();
              steps.add(new MessageTemplateStep(bucket, name, files, template));
              steps.add(new WorkflowFilesStep(bucket, name, files.workflows(), template));
              steps.add(new BucketsFileStep(bucket, name, files.buckets()));
            });
  }

  private static void addFollowing(StackInput stack, List<Step> steps) {
    Template template = stack.compilation().template();
    if (stack.settings().postDeploy().restartTasks().isOn()
        && hasType(template, ResourceTypes.ECS_CLUSTER)) {
      steps.add(new RestartTasksStep());
    }
    if (template.outputs().containsKey(RedeployApiStep.STAGE_OUTPUT)) {
      if (template.outputs().containsKey("ApiId")) {
        steps.add(new RedeployApiStep("backend", "ApiId"));
      }
      if (template.outputs().containsKey("DistributionId")) {
        steps.add(new RedeployApiStep("distribution", "DistributionId"));
      }
    }
    if (AddressesStep.REDIRECTS.keySet().stream().anyMatch(template.outputs()::containsKey)) {
      steps.add(new AddressesStep());
    }
  }

  private static boolean hasType(Template template, String type) {
    return template.resources().values().stream()
        .anyMatch(resource -> resource.type().equals(type));
  }
}
