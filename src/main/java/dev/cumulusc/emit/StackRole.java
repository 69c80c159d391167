package dev.cumulusc.emit;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
@RecordBuilder
record StackRole(
    String logicalId,
    String suffix,
    String service,
    String policy,
    String output,
    List<Permission> permissions)
    implements StackRoleBuilder.With {
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
    Map<String, String> groups = new HashMap<>();
    List<StackRole> roles = new ArrayList<>();
    List<Permission> permissions = new ArrayList<>();
    for (String line : text().split("\n")) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "actions" -> groups.put(GROUP + words[1], words[2]);
        case "role" -> {
          permissions = new ArrayList<>();
          roles.add(role(words, permissions));
        }
        case "allow" -> {
          permissions.add(new Permission(actions(words[1], groups), words[2]));
          roles.set(roles.size() - 1, roles.get(roles.size() - 1).withPermissions(permissions));
        }
        default -> {
          // A comment, or an empty line.
        }
      }
    }
    return roles;
  }

  private static StackRole role(String[] words, List<Permission> permissions) {
    return new StackRole(words[1], words[2], words[3], words[4], words[5], permissions);
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

  private static String text() {
    try (InputStream stream = StackRole.class.getResourceAsStream(TABLE)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its table " + TABLE);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
