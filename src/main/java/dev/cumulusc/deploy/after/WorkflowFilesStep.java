package dev.cumulusc.deploy.after;

import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a file for each workflow with its name, the state machine's ARN and its definition, which
 * Cumulus's API reads.
 */
record WorkflowFilesStep(
    String bucket, String stackName, List<Workflow> workflows, Template template)
    implements FileStep {
  private static final String OUTPUT_SUFFIX = "StateMachine";

  @Override
  public String name() {
    return "workflow-files";
  }

  @Override
  public String describes() {
    return "write " + Words.count(workflows.size(), "workflow") + " to " + folder();
  }

  @Override
  public List<Document> documents(StepContext context) {
    return workflows.stream().flatMap(workflow -> document(workflow, context).stream()).toList();
  }

  /** Returns a workflow's document; nothing if the stack does not show its ARN. */
  private Optional<Document> document(Workflow workflow, StepContext context) {
    return Optional.ofNullable(context.outputs().get(workflow.name().value() + OUTPUT_SUFFIX))
        .map(
            arn ->
                Document.json(
                    bucket,
                    stackName + "/workflows/" + workflow.name().value() + ".json",
                    content(workflow, arn)));
  }

  @Override
  public Done run(StepContext context) throws StepFailure {
    List<String> without = new ArrayList<>();
    int written = 0;
    for (Workflow workflow : workflows) {
      Optional<Document> document = document(workflow, context);
      if (document.isEmpty()) {
        without.add("`" + workflow.name().value() + OUTPUT_SUFFIX + "`");
      } else if (document.get().writeIfChanged(context.services().documents())) {
        written++;
      }
    }
    String done = "Wrote " + written + " of " + workflows.size() + " workflows to " + folder();
    if (!without.isEmpty()) {
      throw new StepFailure(
          done
              + ", but the stack has no output "
              + String.join(", ", without)
              + " with the ARN of the state machine.");
    }
    return new Done(
        written > 0,
        written > 0 ? done + "." : "The workflows in " + folder() + " are up to date.");
  }

  private String folder() {
    return "s3://" + bucket + "/" + stackName + "/workflows/";
  }

  private String content(Workflow workflow, String arn) {
    return "{\"name\":\""
        + JsonText.escape(workflow.name().value())
        + "\",\"arn\":\""
        + JsonText.escape(arn)
        + "\",\"definition\":"
        + deployed(workflow.name().value())
            .orElseGet(() -> JsonText.of(StateMachines.deployable(workflow.definition())))
        + "}";
  }

  /** Returns the definition as the template has it: with its references, and with aliases. */
  private Optional<String> deployed(String workflow) {
    return Optional.ofNullable(template.outputs().get(workflow + OUTPUT_SUFFIX))
        .map(CfnValue.Member::value)
        .filter(CfnValue.Mapping.class::isInstance)
        .map(output -> ((CfnValue.Mapping) output).get("Value"))
        .filter(CfnValue.Ref.class::isInstance)
        .map(value -> template.resources().get(((CfnValue.Ref) value).target()))
        .flatMap(Resource::properties)
        .map(properties -> properties.get("DefinitionString"))
        .flatMap(WorkflowFilesStep::text)
        .filter(json -> json.startsWith("{"));
  }

  private static Optional<String> text(CfnValue definition) {
    if (definition instanceof CfnValue.Sub sub) {
      return Optional.of(sub.text());
    }
    return definition instanceof CfnValue.Text text ? Optional.of(text.value()) : Optional.empty();
  }
}
