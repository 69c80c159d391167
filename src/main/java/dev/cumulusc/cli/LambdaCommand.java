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

/** {@code cumulusc lambda}. */
@Command(
    name = "lambda",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Updates the code of one function now, without a deployment of its stack.")
final class LambdaCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin ApplicationOptions application;
  @Mixin EngineOption engine;
  @Mixin S3Options s3;
  @Mixin ConnectionOptions connection;

  @Option(
      names = "--while-running",
      description = "Let the alias follow although running executions call the function by it.")
  boolean whileRunning;

  @Parameters(index = "0", paramLabel = "NAME", description = "The function's key under `lambdas`.")
  String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "APP",
      defaultValue = ".",
      description = "The application folder (the current one).")
  Path folder = Path.of(".");

  @Override
  public Integer call() {
    ApplicationRequest request = s3.applyTo(application.request(folder, false));
    return new LambdaAction(spec, name, whileRunning)
        .run(request, engine, connection.connection(request));
  }
}
