package dev.cumulusc.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.service.Integrations;
import dev.cumulusc.asl.service.Parameters;
import dev.cumulusc.asl.service.Parameters.Member;
import dev.cumulusc.asl.service.SdkNames;
import dev.cumulusc.asl.service.SdkServices;
import dev.cumulusc.rules.reference.CallArgument;
import dev.cumulusc.source.ProgramData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All tables name the parameters of calls as {@code aws-sdk:} tasks do: a name that a task can't
 * have is never found.
 */
class ParameterNamesTest {
  private static final Pattern IN_CONDITION = Pattern.compile("\\{([A-Z][A-Za-z0-9.]*)}");

  /** The parameters of the calls of each service, by their names. */
  private static final Map<String, Map<String, List<Member>>> MEMBERS = new ConcurrentHashMap<>();

  /** The prefixes of the actions that the calls of each service take. */
  private static final Map<String, Set<String>> PREFIXES = new ConcurrentHashMap<>();

  private final List<String> wrong = new ArrayList<>();

  @Test
  void rowsOfCallsNameParametersOfTheCall() {
    // A row counts for several calls, of which some lack a parameter that it has a condition for.
    Map<PermissionTable.Entry, List<String>> calls = new HashMap<>();
    Stream.of(PermissionTable.calls(), PermissionTable.additional())
        .flatMap(table -> table.entrySet().stream())
        .filter(each -> !each.getKey().matches("(reader|writer):.*"))
        .forEach(
            each ->
                calls.computeIfAbsent(each.getValue(), e -> new ArrayList<>()).add(each.getKey()));
    calls.forEach(
        (entry, names) ->
            check(
                entry,
                path ->
                    require(
                        names.stream().anyMatch(call -> takes(call, path)), names + ": " + path)));

    assertThat(wrong).isEmpty();
  }

  @Test
  void typesAndFurtherActionsAreNamedByParametersOfTheService() {
    for (String line : lines("arguments.txt")) {
      String[] columns = line.split(" ");
      String prefix = columns[0].substring(0, columns[0].indexOf(':'));
      PermissionTable.argumentsOf(columns[0]).stream()
          .flatMap(expression -> expression.arguments().stream())
          .map(ResourceExpression.Argument::path)
          .filter(path -> !path.equals("*"))
          .forEach(path -> require(isOfPrefix(prefix, path), columns[0] + ": " + path));
    }
    for (String line : lines("depending.txt")) {
      String[] columns = line.split(" ");
      for (String name : IamData.list(columns[1])) {
        boolean found = SdkServices.names().stream().anyMatch(service -> isOf(service, name));
        require(found, columns[0] + ": " + name);
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void referencesInParametersAreThoseOfTheService() {
    for (String line : ProgramData.lines(CallArgument.class, "arguments.txt")) {
      String[] columns = line.split(" ");
      for (String service : columns[0].split(",")) {
        boolean found =
            isOf(service, columns[1])
                || Integrations.actions(service).stream()
                    .map(action -> Integrations.find(service, action).orElseThrow())
                    .anyMatch(known -> known.parameters().contains(first(columns[1])));
        require(found, service + ": " + columns[1]);
      }
    }

    assertThat(wrong).isEmpty();
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      wrong.add(what);
    }
  }

  private static void check(PermissionTable.Entry entry, Consumer<String> path) {
    for (CallPermission row : entry.rows()) {
      row.resources().stream()
          .flatMap(expression -> expression.arguments().stream())
          .map(ResourceExpression.Argument::path)
          .filter(each -> !each.equals("*"))
          .forEach(path);
      Stream.concat(row.present().stream(), row.absent().stream())
          .map(each -> each.substring(0, (each + "=").indexOf('=')))
          .forEach(path);
      for (String value : row.conditions().values()) {
        Matcher matcher = IN_CONDITION.matcher(value);
        while (matcher.find()) {
          path.accept(matcher.group(1));
        }
      }
    }
  }

  private static boolean takes(String call, String path) {
    String[] parts = call.split(":");
    return parts[0].equals("aws-sdk")
        ? Parameters.of(parts[1], parts[2]).filter(known -> has(known.members(), path)).isPresent()
        : Integrations.find(parts[0], parts[1]).orElseThrow().parameters().contains(first(path));
  }

  /** Returns whether a call takes a parameter that takes an action of a prefix in IAM. */
  private static boolean isOfPrefix(String prefix, String path) {
    return SdkServices.names().stream()
        .filter(service -> isOf(service, path))
        .anyMatch(
            service ->
                PREFIXES.computeIfAbsent(service, ParameterNamesTest::prefixes).contains(prefix));
  }

  private static Set<String> prefixes(String service) {
    return SdkServices.actions(service).orElse(Set.of()).stream()
        .flatMap(call -> ApiCalls.of(service, call).stream())
        .flatMap(taken -> Stream.concat(taken.needed().stream(), taken.depending().stream()))
        .map(action -> action.substring(0, action.indexOf(':')))
        .collect(Collectors.toSet());
  }

  private static boolean isOf(String service, String path) {
    List<Member> same =
        MEMBERS
            .computeIfAbsent(service, ParameterNamesTest::members)
            .getOrDefault(first(path), List.of());
    return has(same, path);
  }

  private static Map<String, List<Member>> members(String service) {
    return SdkServices.actions(service).orElse(Set.of()).stream()
        .flatMap(action -> Parameters.of(service, action).stream())
        .flatMap(structure -> structure.members().stream())
        .collect(Collectors.groupingBy(Member::name));
  }

  /** What stands inside of parameters is known of some services only. */
  private static boolean has(List<Member> members, String path) {
    String first = first(path);
    String rest = path.substring(first.length()).replaceFirst("^(\\[])?\\.?", "");
    return members.stream()
        .filter(member -> member.name().equals(first))
        .anyMatch(
            member ->
                rest.isEmpty()
                    || member
                        .inside()
                        .map(inside -> has(inside.members(), rest))
                        .orElseGet(() -> SdkNames.ofMember(first(rest)).equals(first(rest))));
  }

  private static String first(String path) {
    return path.replaceFirst("[.\\[].*", "");
  }

  private static List<String> lines(String file) {
    return ProgramData.lines(PermissionTable.class, file);
  }
}
