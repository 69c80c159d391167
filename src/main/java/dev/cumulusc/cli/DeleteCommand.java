package dev.cumulusc.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cumulusc delete}: asks, deletes an application's stacks, the last one first. */
@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Deletes the stacks of an application, or one stack by its name: lists what goes and what"
            + " stays, asks, and watches.")
final class DeleteCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin ApplicationOptions application;
  @Mixin ConnectionOptions connection;
  @Mixin DeleteOptions deletion;
  @Mixin WatchCommandOptions watch;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "APP",
      defaultValue = ".",
      description = "The application folder (the current one).")
  Path folder = Path.of(".");

  @Override
  public Integer call() {
    return new DeleteAction(spec, deletion, watch)
        .runAll(application.request(folder, false), connection);
  }
}
