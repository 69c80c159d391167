package dev.cumulusc.runtime;

import dev.cumulusc.source.ProgramData;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The Node.js runtimes of Lambda that this version of the program knows. */
public final class NodeRuntimes {
  private static final List<NodeRuntime> RUNTIMES =
      ProgramData.lines(NodeRuntimes.class, "node-runtimes.txt").stream()
          .map(row -> runtime(row.split(" +")))
          .toList();

  private NodeRuntimes() {}

  /** Returns all of them, the newest first. */
  public static List<NodeRuntime> all() {
    return RUNTIMES;
  }

  /** Returns the runtime of a name; nothing for a name that is unknown or of another language. */
  public static Optional<NodeRuntime> of(String name) {
    return RUNTIMES.stream().filter(runtime -> runtime.name().equals(name)).findFirst();
  }

  /**
   * Returns the newest runtime that does what is asked, of those whose functions can be created on
   * the day of {@link LambdaRuntimes#asOf}.
   */
  public static Optional<NodeRuntime> newest(Predicate<NodeRuntime> asked) {
    LocalDate day = LambdaRuntimes.asOf();
    return RUNTIMES.stream()
        .filter(
            runtime ->
                LambdaRuntimes.of(runtime.name())
                    .filter(known -> !known.isCreateBlocked(day) && !known.isUpdateBlocked(day))
                    .isPresent())
        .filter(asked)
        .findFirst();
  }

  private static NodeRuntime runtime(String[] cells) {
    Set<HandlerStyle> styles =
        Arrays.stream(cells[2].split(",")).map(HandlerStyle::of).collect(Collectors.toSet());
    return new NodeRuntime(cells[0], NodeVersion.of(cells[1]), styles, AwsSdk.of(cells[3]));
  }
}
