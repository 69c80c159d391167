package dev.cumulusc.deploy.after;

import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;

/** Writes the message that every workflow starts with. */
record MessageTemplateStep(
    String bucket, String stackName, MappingNode configuration, Template template) implements Step {

  @Override
  public String name() {
    return "message-template";
  }

  @Override
  public String describes() {
    return "write s3://" + bucket + "/" + MessageTemplate.key(stackName);
  }

  @Override
  public Done run(StepContext context) {
    Document document =
        Document.json(
            bucket,
            MessageTemplate.key(stackName),
            MessageTemplate.of(configuration, template, stackName, bucket, context.outputs()));
    return document.writeIfChanged(context.services().documents())
        ? new Done(true, "Wrote " + document.address() + ".")
        : new Done(false, document.address() + " is up to date.");
  }
}
