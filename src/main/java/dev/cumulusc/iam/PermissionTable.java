package dev.cumulusc.iam;

import dev.cumulusc.source.ProgramData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which permissions calls take, and how the resources follow from their arguments. */
final class PermissionTable {
  private static final String PAGES = "https://docs.aws.amazon.com/";
  private static final Map<String, Entry> CALLS = read("permissions.txt");
  private static final Map<String, List<ResourceExpression>> TYPES = readTypes();
  private static final Map<String, Entry> ADDITIONAL = read("additional.txt");
  private static final List<Alternatives> ALTERNATIVES = readAlternatives();

  private PermissionTable() {}

  /**
   * What a call takes.
   *
   * @param page the page of AWS's that says so
   */
  record Entry(String page, List<CallPermission> rows) {
    Entry {
      rows = List.copyOf(rows);
    }
  }

  /** Finds a call, such as {@code ecs:runTask} or {@code aws-sdk:s3:copyObject}. */
  static Optional<Entry> find(String call) {
    return Optional.ofNullable(CALLS.get(call));
  }

  /** Finds what a call of the SDK takes beside what the service authorization reference says. */
  static Optional<Entry> findAdditional(String call) {
    return Optional.ofNullable(ADDITIONAL.get(call));
  }

  /** Returns all calls that take something beside, by their names. */
  static Map<String, Entry> additional() {
    return ADDITIONAL;
  }

  /** Types of a service of which a call is about one. */
  private record Alternatives(String prefix, List<String> types) {
    Alternatives {
      types = List.copyOf(types);
    }
  }

  /** Returns whether a call is about a resource of one of two types, and not of both. */
  static boolean areAlternatives(String prefix, String one, String other) {
    return ALTERNATIVES.stream()
        .anyMatch(
            each ->
                each.prefix().equals(prefix)
                    && each.types().contains(one)
                    && each.types().contains(other));
  }

  /** Returns all calls by their names. */
  static Map<String, Entry> calls() {
    return CALLS;
  }

  /** Returns whether the table says how arguments name a type of resources in IAM. */
  static boolean hasArguments(String iamType) {
    return TYPES.containsKey(iamType);
  }

  /** Returns how the arguments of any call of the SDK name a type of resources in IAM. */
  static List<ResourceExpression> argumentsOf(String iamType) {
    return TYPES.getOrDefault(iamType, List.of());
  }

  private static Map<String, Entry> read(String file) {
    Map<String, Entry> calls = new LinkedHashMap<>();
    List<String> names = List.of();
    String page = "";
    List<CallPermission> rows = new ArrayList<>();
    for (String line : ProgramData.lines(PermissionTable.class, file)) {
      if (line.startsWith(" ")) {
        rows.add(CallPermission.of(line));
      } else if (!line.isBlank()) {
        put(calls, names, page, rows);
        int blank = line.indexOf(' ');
        names = IamData.list(line.substring(0, blank));
        page = PAGES + line.substring(blank + 1).strip();
        rows = new ArrayList<>();
      }
    }
    put(calls, names, page, rows);
    return calls;
  }

  private static void put(
      Map<String, Entry> calls, List<String> names, String page, List<CallPermission> rows) {
    for (String name : names) {
      Entry earlier = calls.putIfAbsent(name, new Entry(page, rows));
      if (earlier != null) {
        throw new IllegalStateException("The table of permissions has " + name + " twice.");
      }
    }
  }

  private static Map<String, List<ResourceExpression>> readTypes() {
    Map<String, List<ResourceExpression>> types = new LinkedHashMap<>();
    for (String line : ProgramData.lines(PermissionTable.class, "arguments.txt")) {
      String[] columns = line.split(" +");
      List<ResourceExpression> expressions = new ArrayList<>();
      for (int i = 1; i < columns.length; i++) {
        expressions.add(ResourceExpression.of(columns[i]));
      }
      types.put(columns[0], List.copyOf(expressions));
    }
    return types;
  }

  private static List<Alternatives> readAlternatives() {
    List<Alternatives> all = new ArrayList<>();
    for (String line : ProgramData.lines(PermissionTable.class, "alternatives.txt")) {
      String[] columns = line.split(" ");
      all.add(new Alternatives(columns[0], IamData.list(columns[1])));
    }
    return List.copyOf(all);
  }
}
