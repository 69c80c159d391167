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
            + " stays, asks, and watches.",
    exitCodeList = {
      "0:Deleted, or there was no stack.",
      "1:Something is wrong; no stack was deleted.",
      "4:Refused: the stack is protected, or by you.",
      "5:What was under way ended with the stack as it was before.",
      "6:The deletion failed and needs recovery.",
      "8:The operation goes on without being watched: it takes longer than `--timeout`, or AWS does"
          + " not answer.",
      "130:Interrupted and detached; the operation goes on."
    },
    footer = {
      "cumulusc delete --deployment dev --region us-east-1",
      "cumulusc delete --stack orders-dev --retain OrdersTable --yes"
    })
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
