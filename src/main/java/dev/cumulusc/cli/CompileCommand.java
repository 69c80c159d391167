package dev.cumulusc.cli;

import dev.cumulusc.resolve.ApplicationRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cumulusc compile}. */
@Command(
    name = "compile",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Compiles an application into CloudFormation templates.",
    exitCodeList = {
      "0:Compiled; the templates are written.",
      "1:Errors were found; nothing was written."
    },
    footer = {
      "cumulusc compile",
      "cumulusc compile services/orders --deployment dev --format json",
      "cumulusc compile --template node_modules/@cumulus/deployment/app"
    })
final class CompileCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin FolderParameter app;
  @Mixin ApplicationOptions application;
  @Mixin OutputOptions output;
  @Mixin FindingOptions findings;

  @Override
  public Integer call() {
    ApplicationRequest request = application.request(app.folder);
    return CompileAction.run(spec, request, application.engine, output, findings);
  }
}
