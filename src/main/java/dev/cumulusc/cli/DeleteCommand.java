package dev.cumulusc.cli;

import dev.cumulusc.app.ApplicationStacks;
import dev.cumulusc.resolve.ApplicationRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
  @Mixin FolderParameter app;
  @Mixin ApplicationOptions application;
  @Mixin ConnectionOptions connection;
  @Mixin DeleteOptions deletion;
  @Mixin WatchCommandOptions watch;

  @Override
  public Integer call() throws InterruptedException {
    List<ApplicationRequest> stacks =
        new ArrayList<>(ApplicationStacks.of(application.request(app.folder)));
    Collections.reverse(stacks);
    return deletion.run(spec, stacks, connection, watch);
  }
}
