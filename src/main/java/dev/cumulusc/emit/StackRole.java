package dev.cumulusc.emit;

import dev.cumulusc.source.ProgramData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A role of the iam stack, as the table {@code stack-roles.txt} has it.
 *
 * @param suffix what the role's name is beside the stack's prefix
 * @param service who takes the role
 * @param policy the name of its policy
 * @param output the name of the output with its ARN
 */
record StackRole(
    String logicalId,
    String suffix,
    String service,
    String policy,
    String output,
    List<Permission> permissions) {
  private static final String TABLE = "stack-roles.txt";

  /** How a name of several actions begins. */
  private static final String GROUP = "@";

  StackRole {
    permissions = List.copyOf(permissions);
  }

  /**
   * Something that the role allows.
   *
   * @param resource an ARN, or the name of what there is one for each of
   */
  record Permission(List<String> actions, String resource) {
    Permission {
      actions = List.copyOf(actions);
    }
  }

  /** Reads the table. */
  static List<StackRole> read() {
    String table = String.join("\n", ProgramData.lines(StackRole.class, TABLE));
    String[] parts = table.split("\nrole ");
    Map<String, String> groups = new HashMap<>();
    for (String[] words : lines(parts[0], "actions")) {
      groups.put(GROUP + words[1], words[2]);
    }
    return Stream.of(parts).skip(1).map(part -> role(part, groups)).toList();
  }

  private static StackRole role(String part, Map<String, String> groups) {
    String[] head = part.lines().findFirst().orElseThrow().split(" ");
    List<Permission> permissions =
        lines(part, "allow").stream()
            .map(words -> new Permission(actions(words[1], groups), words[2]))
            .toList();
    return new StackRole(head[0], head[1], head[2], head[3], head[4], permissions);
  }

  /** Returns the words of the lines that begin with a word. */
  private static List<String[]> lines(String part, String first) {
    return part.lines()
        .filter(line -> line.startsWith(first + " "))
        .map(line -> line.split(" "))
        .toList();
  }

  private static List<String> actions(String listed, Map<String, String> groups) {
    return Stream.of(listed.split(","))
        .flatMap(
            each ->
                each.startsWith(GROUP)
                    ? Stream.of(Objects.requireNonNull(groups.get(each)).split(","))
                    : Stream.of(each))
        .toList();
  }
}
