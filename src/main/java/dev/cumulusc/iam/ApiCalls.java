package dev.cumulusc.iam;

import dev.cumulusc.asl.service.SdkServices;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which permissions the API calls take that {@code aws-sdk:} tasks can make. What no source says is
 * not in here, and never guessed. A service is read when one of its calls is asked for.
 */
public final class ApiCalls {
  private static final String REFERENCE =
      "https://docs.aws.amazon.com/service-authorization/latest/reference/"
          + "reference_policies_actions-resources-contextkeys.html";

  private static final Map<String, Service> SERVICES = new ConcurrentHashMap<>();

  private ApiCalls() {}

  /** The table, which is read when it is first used. */
  private static final class Table {
    private static final Map<String, String> LINES = IamData.lines("calls.txt");
  }

  /**
   * What a call takes. All actions have their prefix, and exist.
   *
   * @param needed the actions that it always takes
   * @param depending those that it takes depending on its arguments, such as {@code iam:PassRole}
   *     if they name a role; where {@code needed} is empty, it takes at least one of them
   * @param path the path of the request, with parameters such as <code>{RestApiId}</code>, where
   *     the action is the HTTP method (API Gateway)
   * @param passedTo the service that a role is passed to, if that is known
   * @param source the page that says so
   */
  public record Permissions(
      List<String> needed,
      List<String> depending,
      Optional<String> path,
      Optional<String> passedTo,
      String source) {
    public Permissions {
      needed = List.copyOf(needed);
      depending = List.copyOf(depending);
    }
  }

  /**
   * Returns what a call takes, or nothing if that is not known.
   *
   * @param service the service as {@code aws-sdk:} resources write it, such as {@code s3}
   * @param call the call as they write it, such as {@code copyObject}
   */
  public static Optional<Permissions> of(String service, String call) {
    boolean known = SdkServices.actions(service).filter(calls -> calls.contains(call)).isPresent();
    return known ? service(service).of(call) : Optional.empty();
  }

  private static Service service(String name) {
    String plain =
        Table.LINES.containsKey(name) || !name.endsWith("service")
            ? name
            : name.substring(0, name.length() - "service".length());
    return SERVICES.computeIfAbsent(
        plain, unread -> new Service(Table.LINES.getOrDefault(plain, plain)));
  }

  /** The calls of a service; most take the action of their own name. */
  private static final class Service {
    private final String prefix;
    private final Map<String, String> rows = new HashMap<>();
    private final Map<String, Set<String>> depending = new HashMap<>();
    private final Set<String> unmapped = new LinkedHashSet<>();
    private final Set<String> passing = new LinkedHashSet<>();
    private Optional<String> passedTo = Optional.empty();
    private String page = REFERENCE;

    Service(String line) {
      String[] parts = line.split(" ");
      prefix = parts[0];
      for (int i = 1; i < parts.length; i++) {
        read(parts[i]);
      }
    }

    private void read(String part) {
      int equals = part.indexOf('=');
      String rest = part.substring(1);
      switch (part.charAt(0)) {
        case '<' -> page = rest;
        case '!' -> unmapped.addAll(IamData.list(rest));
        case '^' -> {
          passedTo = Optional.of(equals < 0 ? rest : part.substring(1, equals));
          passing.addAll(equals < 0 ? List.of() : IamData.list(part.substring(equals + 1)));
        }
        case '?' -> {
          List<String> actions = actions(part.substring(1, equals));
          for (String call : IamData.list(part.substring(equals + 1))) {
            depending.computeIfAbsent(call, none -> new LinkedHashSet<>()).addAll(actions);
          }
        }
        default -> rows.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }

    Optional<Permissions> of(String call) {
      if (unmapped.contains(call)) {
        return Optional.empty();
      }
      String row = rows.get(call);
      return Optional.of(row == null ? usual(call) : special(call, row));
    }

    private Permissions usual(String call) {
      return permissions(
          call, List.of(prefix + ":" + capitalized(call)), List.of(), Optional.empty(), REFERENCE);
    }

    private Permissions special(String call, String row) {
      String[] paged = row.split("<", 2);
      String[] pathed = paged[0].split(">", 2);
      String[] actions = pathed[0].split("\\?", 2);
      return permissions(
          call,
          actions(actions[0]),
          actions.length < 2 ? List.of() : actions(actions[1]),
          pathed.length < 2 ? Optional.empty() : Optional.of(pathed[1]),
          paged.length < 2 ? page : paged[1].equals("-") ? REFERENCE : paged[1]);
    }

    private Permissions permissions(
        String call,
        List<String> needed,
        Collection<String> own,
        Optional<String> path,
        String source) {
      Set<String> all = new LinkedHashSet<>(own);
      all.addAll(depending.getOrDefault(call, Set.of()));
      return new Permissions(
          needed,
          List.copyOf(all),
          path,
          passedTo.filter(to -> passing.isEmpty() || passing.contains(call)),
          source.replace("{}", capitalized(call)));
    }

    private List<String> actions(String commas) {
      return IamData.list(commas).stream()
          .map(action -> action.indexOf(':') < 0 ? prefix + ":" + action : action)
          .toList();
    }

    private static String capitalized(String call) {
      return call.substring(0, 1).toUpperCase(Locale.ROOT) + call.substring(1);
    }
  }
}
