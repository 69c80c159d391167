package dev.cumulusc.app.explain;

import dev.cumulusc.resolve.Application;
import dev.cumulusc.source.SecretPlace;
import dev.cumulusc.source.Secrets;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SecretMembers;
import java.util.ArrayList;
import java.util.List;

/** The single values of a configuration, in its order. */
final class ConfigurationValues {
  private final List<ExplainedValue> values = new ArrayList<>();
  private final List<String> secrets;

  private ConfigurationValues(Application application) {
    this.secrets = List.copyOf(application.secrets());
  }

  static List<ExplainedValue> of(Application application) {
    ConfigurationValues found = new ConfigurationValues(application);
    application.forEachValue(
        (path, place, node) ->
            found.values.add(found.explained(path.toString(), found.text(place, node), node)));
    return List.copyOf(found.values);
  }

  /** Variables stand in keys, too. */
  private ExplainedValue explained(String path, String text, Node node) {
    String shown = Secrets.mask(path, secrets);
    return ExplainedValue.of(
        shown, shown, text, node.origin(), step -> Secrets.mask(step, secrets));
  }

  private String text(SecretPlace place, Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      return node instanceof MappingNode ? "{}" : "[]";
    }
    boolean isSecret =
        SecretMembers.hides(place, scalar)
            || secrets.stream().anyMatch(secret -> Secrets.occursIn(scalar.text(), secret));
    return isSecret ? Secrets.MASK : scalar.text().isEmpty() ? "\"\"" : scalar.text();
  }
}
