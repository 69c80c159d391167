package dev.cumulusc.iam;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The actions that exist in IAM, with the resources that a policy can limit them to, as AWS's
 * service authorization reference has them. A service is read when something of it is asked for.
 */
public final class IamActions {
  private static final Map<String, Map<String, Action>> SERVICES = new ConcurrentHashMap<>();

  private IamActions() {}

  /** The table, which is read when it is first used. */
  private static final class Table {
    private static final Map<String, String> LINES = IamData.lines("actions.txt");
  }

  /**
   * A type of resources.
   *
   * @param name the name in the reference, with underscores for blanks
   * @param arns the forms of its ARNs, with placeholders such as <code>${Partition}</code>, <code>
   *     ${Region}</code>, <code>${Account}</code> and <code>${ClusterName}</code>
   */
  public record ResourceType(String name, List<String> arns) {
    public ResourceType {
      arns = List.copyOf(arns);
    }
  }

  /**
   * An action.
   *
   * @param name the name as AWS spells it, with its prefix
   * @param resourceTypes the types of resources that a policy can name
   * @param required those of them that each request is about
   */
  public record Action(String name, List<ResourceType> resourceTypes, Set<String> required) {
    public Action {
      resourceTypes = List.copyOf(resourceTypes);
      required = Set.copyOf(required);
    }

    /** Returns whether a policy can name ARNs; if not, only {@code *} allows the action. */
    public boolean takesArn() {
      return !resourceTypes.isEmpty();
    }
  }

  /** Finds an action by its prefix and name, such as {@code s3:GetObject}, in any case. */
  public static Optional<Action> find(String action) {
    int colon = action.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String name = action.substring(colon + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(service(action.substring(0, colon)).get(name));
  }

  /** Returns the prefixes of all services. */
  public static Set<String> prefixes() {
    return Collections.unmodifiableSet(Table.LINES.keySet());
  }

  /** Returns the actions with a prefix, in alphabetical order; none if there is no such prefix. */
  public static List<Action> actions(String prefix) {
    return List.copyOf(service(prefix).values());
  }

  private static Map<String, Action> service(String prefix) {
    String line = Table.LINES.get(prefix);
    return line == null
        ? Map.of()
        : SERVICES.computeIfAbsent(prefix, unread -> new Reader(prefix).read(line));
  }

  /** Reads the line of a service: types of resources, then groups of actions that share types. */
  private static final class Reader {
    private final String prefix;
    private final Map<String, List<String>> arns = new LinkedHashMap<>();
    private final Map<String, Action> actions = new TreeMap<>();
    private List<ResourceType> types = List.of();
    private Set<String> required = Set.of();

    Reader(String prefix) {
      this.prefix = prefix;
    }

    Map<String, Action> read(String line) {
      boolean grouped = false;
      for (String part : line.split(" ")) {
        if (part.startsWith("[")) {
          grouped = true;
          group(IamData.list(part.substring(1, part.length() - 1)));
        } else if (grouped) {
          verb(part);
        } else {
          type(part);
        }
      }
      return actions;
    }

    private void type(String part) {
      int equals = part.indexOf('=');
      String forms =
          part.substring(equals + 1)
              .replace("~", "arn:${Partition}:")
              .replace("@", "${Region}:${Account}");
      arns.put(part.substring(0, equals), IamData.list(forms));
    }

    private void group(List<String> names) {
      List<ResourceType> found = new ArrayList<>();
      Set<String> always = new HashSet<>();
      for (String written : names) {
        String name = written.endsWith("*") ? written.substring(0, written.length() - 1) : written;
        found.add(new ResourceType(name, arns.getOrDefault(name, List.of())));
        if (written.endsWith("*")) {
          always.add(name);
        }
      }
      types = found;
      required = always;
    }

    private void verb(String part) {
      int colon = part.indexOf(':');
      for (String rest : part.substring(colon + 1).split(",", -1)) {
        String name = part.substring(0, colon) + rest;
        actions.put(
            name.toLowerCase(Locale.ROOT), new Action(prefix + ":" + name, types, required));
      }
    }
  }
}
