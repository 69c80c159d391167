package dev.cumulusc.cli;

import dev.cumulusc.resolve.ApplicationRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cumulusc package}. */
@Command(
    name = "package",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Uploads code and nested templates, and writes the templates that tell where they are, for a"
            + " deployment by other means.")
final class PackageCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin ApplicationOptions application;
  @Mixin EngineOption engine;
  @Mixin OutputOptions output;
  @Mixin S3Options s3;
  @Mixin ConnectionOptions connection;

  @Option(
      names = "--no-upload",
      description = "Only write the templates, and list what has to be uploaded.")
  boolean noUpload;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "APP",
      defaultValue = ".",
      description = "The application folder (the current one).")
  Path folder = Path.of(".");

  @Override
  public Integer call() {
    ApplicationRequest request = s3.applyTo(application.request(folder, false));
    return new PackageAction(spec, output, !noUpload)
        .run(request, engine, connection.connection(request));
  }
}
