package dev.cumulusc.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.CallArguments;
import dev.cumulusc.asl.service.SdkServices;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.iam.CallResources.Found;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No type of resources that AWS lists as required for a call is left out without a word. */
class RequiredResourcesTest {
  @Test
  void eachRequiredTypeIsAllowedWhateverArgumentNamesAnother() {
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (String action : actions()) {
      IamActions.Action known = IamActions.find(action).orElseThrow();
      List<IamActions.ResourceType> required =
          known.resourceTypes().stream()
              .filter(type -> known.required().contains(type.name()) && !type.arns().isEmpty())
              .toList();
      if (required.size() < 2) {
        continue;
      }
      for (IamActions.ResourceType named : required) {
        checked++;
        Found found = find(known, name(named) + ": x");
        for (IamActions.ResourceType each : required) {
          if (!each.equals(named) && !isAllowed(found, each) && !isExcused(action, each, named)) {
            wrong.add(action + " with " + name(named) + " lacks " + each.name());
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(2000);
  }

  /** All actions that calls of the SDK take. */
  private static Set<String> actions() {
    Set<String> actions = new TreeSet<>();
    for (String service : SdkServices.names()) {
      for (String call : SdkServices.actions(service).orElseThrow()) {
        ApiCalls.of(service, call).ifPresent(found -> actions.addAll(found.needed()));
      }
    }
    return actions;
  }

  private static String name(IamActions.ResourceType type) {
    return type.name().replaceAll("[^A-Za-z0-9]", "") + "Identifier";
  }

  private static Found find(IamActions.Action action, String yaml) {
    MappingNode node = Yaml.mapping("{" + yaml + "}");
    CallResources call =
        new CallResources(
            new ResourceValues(new Template(Map.of(), Map.of(), node.origin())),
            new CallArguments(Optional.of(node), QueryLanguage.JSONPATH),
            node.origin(),
            ComposedString.literal("*", node.origin()));
    return new ActionResources(call, new SpecialArns(call, name -> Found.unknown()), action).find();
  }

  private static boolean isAllowed(Found found, IamActions.ResourceType type) {
    if (found.isUnknown() || found.arns().stream().anyMatch(arn -> arn.toString().equals("*"))) {
      return true;
    }
    Set<String> resources =
        found.arns().stream()
            .map(arn -> arn.split(':'))
            .map(parts -> ComposedString.join(parts.subList(5, parts.size()), ':').toString())
            .collect(Collectors.toSet());
    return type.arns().stream()
        .map(ArnForm::of)
        .anyMatch(
            form -> resources.stream().anyMatch(one -> one.startsWith(form.resourcePrefix())));
  }

  /** A call is about one of some types; and some are named by another one's argument. */
  private static boolean isExcused(
      String action, IamActions.ResourceType type, IamActions.ResourceType named) {
    String prefix = action.substring(0, action.indexOf(':'));
    String key = prefix + ":" + type.name();
    return PermissionTable.areAlternatives(prefix, type.name(), named.name())
        || PermissionTable.hasArguments(key) && PermissionTable.argumentsOf(key).isEmpty();
  }
}
