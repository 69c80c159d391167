package dev.cumulusc.runtime;

import dev.cumulusc.source.ProgramData;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Modules and options that came to Node.js after 8.0, and the versions that have them. */
public final class NodeAdditions {
  private static final String MODULE = "module";
  private static final String OPTION = "option";
  private static final String PREFIX = "node:";

  private static final Map<String, Addition> ADDITIONS = read();

  private NodeAdditions() {}

  /**
   * Something that Node.js has from some version on.
   *
   * @param since the first version that has it, and before it the first of each older line that got
   *     it later on; in ascending order
   */
  public record Addition(List<NodeVersion> since) {
    public Addition {
      since = List.copyOf(since);
    }

    /** Whether a version has it. */
    public boolean isIn(NodeVersion node) {
      return node.isAtLeast(since.get(since.size() - 1))
          || since.stream()
              .anyMatch(first -> first.major() == node.major() && node.isAtLeast(first));
    }

    /** Returns the oldest version that has it. */
    public NodeVersion first() {
      return since.get(0);
    }
  }

  /**
   * Returns since when Node.js has a module of its own.
   *
   * @param name {@code worker_threads}, {@code node:fs}, ...
   * @return nothing for modules that each version has, and for those that none has
   */
  public static Optional<Addition> module(String name) {
    Optional<Addition> own = addition(MODULE, name);
    if (own.isPresent() || !name.startsWith(PREFIX)) {
      return own;
    }
    Optional<Addition> prefix = addition(MODULE, PREFIX);
    Optional<Addition> plain = addition(MODULE, name.substring(PREFIX.length()));
    boolean later =
        plain.isPresent()
            && prefix.isPresent()
            && plain.get().first().isAtLeast(prefix.get().first());
    return later ? plain : prefix;
  }

  /** Returns the name without {@code node:} of a module that a version has under that. */
  public static Optional<String> withoutPrefix(String name, NodeVersion node) {
    if (!name.startsWith(PREFIX) || addition(MODULE, name).isPresent()) {
      return Optional.empty();
    }
    String plain = name.substring(PREFIX.length());
    return module(plain).filter(addition -> !addition.isIn(node)).isPresent()
        ? Optional.empty()
        : Optional.of(plain);
  }

  /**
   * Returns since when Node.js takes an option in {@code NODE_OPTIONS}.
   *
   * @param written the option, with its value behind a {@code =} or without: {@code
   *     --enable-source-maps}
   * @return nothing for options that each version takes, and for those that are not known
   */
  public static Optional<Addition> option(String written) {
    String name = written.split("=", 2)[0].replace('_', '-');
    return addition(OPTION, name.replaceFirst("^--no-", "--"));
  }

  private static Optional<Addition> addition(String kind, String name) {
    return Optional.ofNullable(ADDITIONS.get(kind + " " + name));
  }

  private static Map<String, Addition> read() {
    Map<String, Addition> additions = new HashMap<>();
    for (String row : ProgramData.lines(NodeAdditions.class, "node-additions.txt")) {
      List<String> cells = Arrays.asList(row.split(" +"));
      additions.put(
          cells.get(0) + " " + cells.get(1),
          new Addition(cells.stream().skip(2).map(NodeVersion::of).toList()));
    }
    return Map.copyOf(additions);
  }
}
