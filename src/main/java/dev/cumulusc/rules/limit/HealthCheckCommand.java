package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Resources;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Set;

/** Checks that the health check of a container begins with what ECS takes. */
public final class HealthCheckCommand implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.LIMIT,
              "C5179",
              "health-check-command",
              "The command of a health check does not say how it is run.")
          .because(
              "The first element is `CMD`, which runs what follows, or `CMD-SHELL`, which gives it"
                  + " to the container's shell. ECS refuses a task definition with any other.")
          .fixedBy(
              "Begin with `CMD-SHELL` and the line for the shell, or with `CMD`, the program and"
                  + " its arguments.")
          .accordingTo(Authority.aws("AmazonECS/latest/APIReference/API_HealthCheck.html"));

  private static final String SHELL = "CMD-SHELL";
  private static final String PROGRAM = "CMD";

  /** Docker's word for no check at all, which stands alone. */
  private static final String NONE = "NONE";

  private static final Set<String> FIRST = Set.of(PROGRAM, SHELL, NONE);

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics out) {
    Resources.ofType(
        checked.template(),
        "AWS::ECS::TaskDefinition",
        (resource, properties) -> {
          if (properties.get("ContainerDefinitions") instanceof CfnValue.Sequence containers) {
            for (CfnValue container : containers.items()) {
              if (container instanceof CfnValue.Mapping definition) {
                Resources.mapping(definition, "HealthCheck")
                    .ifPresent(check -> check(resource, check, out));
              }
            }
          }
        });
  }

  private static void check(Resource resource, CfnValue.Mapping check, Diagnostics out) {
    if (!(check.get("Command") instanceof CfnValue.Sequence command)) {
      return;
    }
    String subject = "The health check of `" + resource.logicalId() + "` ";
    if (command.items().isEmpty()) {
      out.report(INFO, command.origin(), subject + "has no command.", INFO.fix());
    } else if (command.items().get(0) instanceof CfnValue.Text first) {
      if (!FIRST.contains(first.value())) {
        out.report(
            INFO,
            first.origin(),
            subject
                + "begins with `"
                + first.value()
                + "`, but ECS takes `"
                + PROGRAM
                + "` or `"
                + SHELL
                + "` there.",
            INFO.fix());
      } else if (command.items().size() == 1 && !first.value().equals(NONE)) {
        out.report(
            INFO,
            first.origin(),
            subject + "has nothing behind `" + first.value() + "` that could be run.",
            "Write the command behind it.");
      }
    }
  }
}
