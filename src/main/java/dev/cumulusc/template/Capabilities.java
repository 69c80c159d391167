package dev.cumulusc.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a deployment of a template has to acknowledge. */
public final class Capabilities {
  private static final String IAM = "CAPABILITY_IAM";
  private static final String NAMED_IAM = "CAPABILITY_NAMED_IAM";
  private static final String AUTO_EXPAND = "CAPABILITY_AUTO_EXPAND";

  /** The types that take an acknowledgement, each with the property that gives it a name. */
  private static final Map<String, String> IAM_TYPES =
      Map.of(
          "AWS::IAM::AccessKey", "",
          "AWS::IAM::Group", "GroupName",
          "AWS::IAM::InstanceProfile", "InstanceProfileName",
          "AWS::IAM::ManagedPolicy", "ManagedPolicyName",
          "AWS::IAM::Policy", "",
          "AWS::IAM::Role", "RoleName",
          "AWS::IAM::RolePolicy", "",
          "AWS::IAM::User", "UserName",
          "AWS::IAM::UserToGroupAddition", "");

  private Capabilities() {}

  /** Returns the capabilities that a template takes by itself, sorted by name. */
  public static List<String> of(Template template) {
    return of(List.of(template));
  }

  /** Returns the capabilities that a template takes with those of its nested stacks. */
  public static List<String> of(List<Template> templates) {
    Set<String> needed = new TreeSet<>();
    for (Template template : templates) {
      template.resources().values().forEach(resource -> add(resource, needed));
      if (template.sections().containsKey("Transform")) {
        needed.add(AUTO_EXPAND);
      }
    }
    if (needed.contains(NAMED_IAM)) {
      needed.remove(IAM);
    }
    return List.copyOf(needed);
  }

  private static void add(Resource resource, Set<String> needed) {
    String nameProperty = IAM_TYPES.get(resource.type());
    if (nameProperty != null) {
      boolean named =
          resource.properties().map(properties -> properties.get(nameProperty)).isPresent();
      needed.add(named ? NAMED_IAM : IAM);
    }
  }
}
