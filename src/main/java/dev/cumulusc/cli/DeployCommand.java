package dev.cumulusc.cli;

import dev.cumulusc.app.ApplicationStacks;
import dev.cumulusc.resolve.ApplicationRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cumulusc deploy}. */
@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Deploys an application: shows what changes, asks, and watches it to its end. The stacks of"
            + " the folders iam, db and app go together, in this order.",
    exitCodeList = {
      "0:Deployed, planned, or nothing to do.",
      "1:Something is wrong; no stack was changed.",
      "4:Refused: by a guard, because the plan is stale, because running executions are not known or"
          + " would lose what they need, or by you.",
      "5:A stack failed and was rolled back.",
      "6:A stack failed and needs recovery; run it again, it offers what can be done.",
      "7:Deployed, but a step after it failed (`--post-deploy-only` repeats it), or the outputs"
          + " can't be written.",
      "8:The operation goes on without being watched: it takes longer than `--timeout`, or AWS does"
          + " not answer.",
      "130:Interrupted and detached; the operation goes on."
    },
    footer = {
      "cumulusc deploy --deployment dev --region us-east-1",
      "cumulusc deploy --plan-out plan.json",
      "cumulusc deploy --plan plan.json --yes",
      "cumulusc deploy --endpoint-url http://localhost:4566 --region us-east-1"
    })
final class DeployCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin FolderParameter app;
  @Mixin ApplicationOptions application;
  @Mixin ConnectionOptions connection;
  @Mixin S3Options s3;
  @Mixin DeployOptions options;
  @Mixin FindingOptions findings;
  @Mixin WatchCommandOptions watch;
  @Mixin OutputsFileOption outputsFile;

  @Override
  public Integer call() throws InterruptedException {
    ApplicationRequest request = s3.applyTo(application.request(app.folder));
    return new DeployAction(
            spec, application.engine, connection, options, findings, watch, outputsFile)
        .run(ApplicationStacks.of(request));
  }
}
