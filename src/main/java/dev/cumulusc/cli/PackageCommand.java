package dev.cumulusc.cli;

import dev.cumulusc.app.PackageApplication;
import dev.cumulusc.report.deploy.PackageText;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.terminal.FrontEnd;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cumulusc package}. */
@Command(
    name = "package",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Uploads code and nested templates, and writes the templates that say where they are, for a"
            + " deployment by other means.",
    exitCodeList = {
      "0:The templates are written, and what was missing is uploaded.",
      "1:Something is wrong; what was uploaded until then is found again next time."
    },
    footer = {
      "cumulusc package --deployment dev --region us-east-1",
      "cumulusc package --no-upload --out build/templates"
    })
final class PackageCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin FolderParameter app;
  @Mixin ApplicationOptions application;
  @Mixin OutputOptions output;
  @Mixin S3Options s3;
  @Mixin ConnectionOptions connection;

  @Option(
      names = "--no-upload",
      description = "Only write the templates, and list what has to be uploaded.")
  boolean noUpload;

  @Override
  public Integer call() throws InterruptedException {
    ApplicationRequest request = s3.applyTo(application.request(app.folder));
    FrontEnd frontEnd = CumuluscCommand.frontEnd(spec);
    PackageApplication.Request wanted =
        new PackageApplication.Request(
            request,
            application.engine.choice(),
            connection.account(),
            output.files(request.deployment()),
            !noUpload);
    PackageApplication packaging = new PackageApplication(CumuluscCommand.platform(spec));
    Optional<PackageApplication.Result> result =
        frontEnd.guarded(
            () -> packaging.abandon(frontEnd.listener()),
            () -> packaging.run(wanted, frontEnd.listener()));
    result.ifPresent(
        packaged ->
            spec.commandLine()
                .getErr()
                .print(
                    new PackageText(CumuluscCommand.of(spec).terminal.errorTheme())
                        .summary(
                            ApplicationOptions.subject(request),
                            packaged.stack(),
                            packaged.files().stream().map(Path::toString).toList(),
                            packaged.uploaded(),
                            CommandRunner.sinceStart())));
    return result.isPresent() ? ExitCode.DONE : ExitCode.FINDINGS;
  }
}
