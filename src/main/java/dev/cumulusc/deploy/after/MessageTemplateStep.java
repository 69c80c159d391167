package dev.cumulusc.deploy.after;

import dev.cumulusc.model.CumulusFiles;
import dev.cumulusc.template.Template;
import java.util.List;

/** Writes the message that every workflow starts with. */
record MessageTemplateStep(String bucket, String stackName, CumulusFiles files, Template template)
    implements FileStep {

  @Override
  public String name() {
    return "message-template";
  }

  @Override
  public String describes() {
    return "write s3://" + bucket + "/" + MessageTemplate.key(stackName);
  }

  @Override
  public List<Document> documents(StepContext context) {
    return List.of(document(context));
  }

  @Override
  public Done run(StepContext context) {
    Document document = document(context);
    return document.writeIfChanged(context.services().documents())
        ? new Done(true, "Wrote " + document.address() + ".")
        : new Done(false, document.address() + " is up to date.");
  }

  private Document document(StepContext context) {
    return Document.json(
        bucket,
        MessageTemplate.key(stackName),
        MessageTemplate.of(files, template, stackName, bucket, context.outputs()));
  }
}
