package dev.cumulusc.deploy.after;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Puts the script of {@code @cumulus/deployment} that removes stuck tasks where the instances that
 * its template makes look for it. The instances of the native engine need none: their agent does
 * it.
 *
 * @param script the script in the package that the template is from
 */
record TaskReaperStep(String bucket, String stackName, Path script) implements Step {
  private static final String PLACE = "deployment-staging/task-reaper.sh";
  private static final String CONTENT_TYPE = "application/x-sh";

  /** Returns whether instances of a template look for the script. */
  static boolean isNeeded(Template template) {
    return template.resources().values().stream()
        .map(Resource::properties)
        .flatMap(properties -> properties.stream().flatMap(CfnValue::walk))
        .anyMatch(TaskReaperStep::mentions);
  }

  @Override
  public String name() {
    return "task-reaper";
  }

  @Override
  public boolean isBefore() {
    return true;
  }

  @Override
  public String describes() {
    return "write s3://" + bucket + "/" + stackName + "/" + PLACE;
  }

  @Override
  public Done run(StepContext context) throws StepFailure {
    Document document = new Document(bucket, stackName + "/" + PLACE, content(), CONTENT_TYPE);
    return document.writeIfChanged(context.services().documents())
        ? new Done(true, "Wrote " + document.address() + ".")
        : new Done(false, document.address() + " is up to date.");
  }

  private String content() throws StepFailure {
    try {
      return Files.readString(script);
    } catch (IOException e) {
      throw new StepFailure(
          "The instances load `task-reaper.sh` from the bucket, but `"
              + script
              + "` can't be read: install `@cumulus/deployment` as a whole, beside its template.");
    }
  }

  private static boolean mentions(CfnValue value) {
    if (value instanceof CfnValue.Text text) {
      return text.value().contains(PLACE);
    }
    return value instanceof CfnValue.Sub sub && sub.text().contains(PLACE);
  }
}
