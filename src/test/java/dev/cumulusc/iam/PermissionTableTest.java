package dev.cumulusc.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.service.Integrations;
import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.source.ProgramData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PermissionTableTest {
  @Test
  void namesOnlyActionsThatExist() {
    List<String> wrong = new ArrayList<>();
    all()
        .forEach(
            (call, entry) ->
                entry.rows().stream()
                    .flatMap(row -> row.actions().stream())
                    .filter(
                        action ->
                            IamActions.find(action).filter(a -> a.name().equals(action)).isEmpty())
                    .forEach(action -> wrong.add(call + ": " + action)));
    lines("depending.txt").stream()
        .map(line -> line.split(" ")[0])
        .filter(action -> IamActions.find(action).isEmpty())
        .forEach(wrong::add);
    for (String line : lines("encryption.txt")) {
      List<String> actions = new ArrayList<>(List.of(line.split(" ")[0]));
      actions.addAll(List.of(line.split(" ")[2].split(",")));
      actions.stream().filter(action -> IamActions.find(action).isEmpty()).forEach(wrong::add);
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void saysStarOnlyOfActionsThatTakeNoArn() {
    // A telephone number has no ARN:
    // https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html
    Set<String> allowed = Set.of("sns:Publish");
    List<String> wrong = new ArrayList<>();
    all()
        .forEach(
            (call, entry) ->
                entry.rows().stream()
                    .filter(row -> row.resources().stream().anyMatch(way -> way.name().equals("*")))
                    .flatMap(row -> row.actions().stream())
                    .filter(action -> !allowed.contains(action))
                    .filter(action -> IamActions.find(action).orElseThrow().takesArn())
                    .forEach(action -> wrong.add(call + ": " + action)));

    assertThat(wrong).isEmpty();
  }

  @Test
  void namesOnlyTypesThatExist() {
    List<String> wrong = new ArrayList<>();
    all()
        .forEach(
            (call, entry) ->
                entry
                    .rows()
                    .forEach(
                        row ->
                            row.resources().stream()
                                .map(ResourceExpression::name)
                                .filter(name -> name.matches("[A-Za-z].*"))
                                .filter(name -> IamTypes.find(prefix(row), name).isEmpty())
                                .forEach(name -> wrong.add(call + ": " + name))));
    for (String file : List.of("arguments.txt", "resources.txt")) {
      for (String line : lines(file)) {
        String type = line.split(" ")[0];
        int colon = type.indexOf(':');
        if (IamTypes.find(type.substring(0, colon), type.substring(colon + 1)).isEmpty()) {
          wrong.add(file + ": " + type);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void addsOnlyToCallsThatItDoesNotHaveWhole() {
    assertThat(PermissionTable.additional().keySet())
        .doesNotContainAnyElementsOf(PermissionTable.calls().keySet());
  }

  @Test
  void alternativesAreTypesThatExist() {
    List<String> wrong = new ArrayList<>();
    for (String line : lines("alternatives.txt")) {
      String[] columns = line.split(" ");
      IamData.list(columns[1]).stream()
          .filter(type -> IamTypes.find(columns[0], type).isEmpty())
          .forEach(type -> wrong.add(columns[0] + ":" + type));
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void hasEveryOptimizedIntegration() {
    Set<String> missing = new TreeSet<>();
    for (String service : Integrations.services()) {
      Integrations.actions(service).stream()
          .map(action -> service + ":" + action)
          .filter(call -> PermissionTable.find(call).isEmpty())
          .forEach(missing::add);
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void namesOnlyCallsThatTasksCanMake() {
    List<String> wrong = new ArrayList<>();
    for (String call : all().keySet()) {
      String[] parts = call.split(":");
      boolean known =
          switch (parts[0]) {
            case "aws-sdk", "+aws-sdk" -> ApiCalls.of(parts[1], parts[2]).isPresent();
            case "reader", "writer" -> true;
            default -> Integrations.find(parts[0], parts[1]).isPresent();
          };
      if (!known) {
        wrong.add(call);
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void waitsOnlyWhereTheIntegrationCan() {
    List<String> wrong = new ArrayList<>();
    PermissionTable.calls()
        .forEach(
            (call, entry) -> {
              String[] parts = call.split(":");
              boolean waits = entry.rows().stream().anyMatch(row -> row.rule().isPresent());
              boolean can =
                  Integrations.find(parts[0], parts[1])
                      .filter(integration -> integration.patterns().contains(Pattern.SYNC))
                      .isPresent();
              if (waits && !can) {
                wrong.add(call);
              }
            });

    assertThat(wrong).isEmpty();
  }

  /** Both tables; the calls of the additional one are behind {@code +}. */
  private static Map<String, PermissionTable.Entry> all() {
    Map<String, PermissionTable.Entry> all = new TreeMap<>(PermissionTable.calls());
    PermissionTable.additional().forEach((call, entry) -> all.put("+" + call, entry));
    return all;
  }

  private static String prefix(CallPermission row) {
    String action = row.actions().get(0);
    return action.substring(0, action.indexOf(':'));
  }

  private static List<String> lines(String file) {
    return ProgramData.lines(PermissionTable.class, file);
  }
}
