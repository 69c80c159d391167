package dev.cumulusc.deploy.plan;

import dev.cumulusc.deploy.inflight.KeptForExecutions.Item;
import dev.cumulusc.deploy.inflight.KeptForExecutions.User;
import dev.cumulusc.deploy.inflight.KeptForExecutions.Why;
import dev.cumulusc.keep.DefinitionInUse;
import dev.cumulusc.keep.Kept;
import dev.cumulusc.keep.Lost;
import java.util.List;
import java.util.Optional;

/** What is kept, as plans show it: without definitions. */
final class KeptItems {
  private KeptItems() {}

  /** Returns a logical id below that of the nested stack. */
  static String path(Optional<String> nestedStack, String logicalId) {
    return nestedStack.map(stack -> stack + "/").orElse("") + logicalId;
  }

  static Item of(Kept kept) {
    return of(kept, kept.neededBy());
  }

  /** Returns what is kept, for other definitions than those that it is known to be kept for. */
  static Item of(Kept kept, List<DefinitionInUse> neededBy) {
    Optional<String> statement = Optional.empty();
    String detail = "";
    if (kept.what() instanceof Kept.Statement allowed) {
      statement = Optional.of(allowed.sid());
      detail =
          String.join(", ", allowed.actions()) + " on " + String.join(", ", allowed.resources());
    } else if (kept.what() instanceof Kept.WholeResource resource) {
      detail = resource.because().orElse("");
    }
    return new Item(
        path(kept.nestedStack(), kept.logicalId()),
        kept.type(),
        statement,
        detail,
        users(neededBy));
  }

  static Item of(Lost lost) {
    String detail =
        switch (lost.reason()) {
          case REPLACED -> "the new template has something else under this logical id";
          case NAME_TAKEN -> "another resource of the new template has its name";
          case NO_ROOM -> "the policies of the role have no room for its statements";
        };
    return new Item(
        path(lost.nestedStack(), lost.logicalId()),
        lost.type(),
        Optional.empty(),
        detail,
        users(lost.neededBy()));
  }

  private static List<User> users(List<DefinitionInUse> neededBy) {
    return neededBy.stream().map(KeptItems::user).toList();
  }

  private static User user(DefinitionInUse definition) {
    String machine = path(definition.machine().nestedStack(), definition.machine().logicalId());
    if (definition.use() instanceof DefinitionInUse.Executions executions) {
      return new User(
          machine,
          executions.isRunning() ? Why.RUNNING : Why.REDRIVABLE,
          executions.executions().stream().map(DefinitionInUse.Execution::name).toList(),
          Optional.empty());
    }
    return definition.use() instanceof DefinitionInUse.Version version
        ? new User(machine, Why.ALIAS, List.of(), Optional.of(version.alias()))
        : new User(machine, Why.DEPLOYED, List.of(), Optional.empty());
  }
}
