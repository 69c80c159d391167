package dev.cumulusc.iam;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The types of resources of a service in IAM, with the forms of their ARNs. */
final class IamTypes {
  private static final Map<String, Map<String, ArnForm>> SERVICES = new ConcurrentHashMap<>();

  private IamTypes() {}

  /** Finds the form of a type's ARNs. */
  static Optional<ArnForm> find(String prefix, String type) {
    return Optional.ofNullable(of(prefix).get(type));
  }

  /** Returns the form of a type that the table of permissions names. */
  static ArnForm form(String prefix, String type) {
    return find(prefix, type)
        .orElseThrow(() -> new IllegalStateException("IAM has no type " + prefix + ":" + type));
  }

  /**
   * Returns the form of what the first placeholder of a form names: of the cluster, for tasks; the
   * form itself if its service has no such type.
   */
  static ArnForm owner(String prefix, ArnForm form) {
    if (form.names().size() < 2) {
      return form;
    }
    String first = form.names().get(0);
    return of(prefix).values().stream()
        .filter(other -> other.names().size() == 1 && other.names().get(0).equals(first))
        .findFirst()
        .orElse(form);
  }

  private static Map<String, ArnForm> of(String prefix) {
    return SERVICES.computeIfAbsent(prefix, IamTypes::read);
  }

  private static Map<String, ArnForm> read(String prefix) {
    Map<String, ArnForm> forms = new LinkedHashMap<>();
    for (IamActions.Action action : IamActions.actions(prefix)) {
      for (IamActions.ResourceType type : action.resourceTypes()) {
        type.arns().stream()
            .findFirst()
            .ifPresent(arn -> forms.putIfAbsent(type.name(), ArnForm.of(arn)));
      }
    }
    return forms;
  }
}
