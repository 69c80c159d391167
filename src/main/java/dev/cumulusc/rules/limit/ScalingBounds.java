package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Resources;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what scales between a minimum and a maximum that is less. */
public final class ScalingBounds implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.LIMIT,
              "C5178",
              "scaling-bounds",
              "A minimum is above its maximum, or the desired number is outside both.")
          .because("The service refuses the resource, and CloudFormation rolls the stack back.")
          .fixedBy(
              "Set the minimum to at most the maximum, and the desired number to one between"
                  + " them.")
          .accordingTo(
              Authority.aws("autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html"));

  /**
   * Properties of a resource type that are in order.
   *
   * @param inOrder the names, each of at most the next one's value
   */
  private record Bounds(String type, List<String> inOrder) {}

  private static final List<Bounds> BOUNDS =
      List.of(
          new Bounds(
              "AWS::AutoScaling::AutoScalingGroup",
              List.of("MinSize", "DesiredCapacity", "MaxSize")),
          new Bounds(
              "AWS::ApplicationAutoScaling::ScalableTarget",
              List.of("MinCapacity", "MaxCapacity")));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    for (Bounds bounds : BOUNDS) {
      Resources.ofType(
          checked.template(),
          bounds.type(),
          (resource, properties) -> check(resource, properties, bounds.inOrder(), diagnostics));
    }
  }

  /** Reports the pair that is farthest apart, since the others are mostly its consequences. */
  private static void check(
      Resource resource, CfnValue.Mapping properties, List<String> names, Diagnostics diagnostics) {
    for (int distance = names.size() - 1; distance > 0; distance--) {
      boolean found = false;
      for (int i = 0; i + distance < names.size(); i++) {
        found |= report(resource, properties, names.get(i), names.get(i + distance), diagnostics);
      }
      if (found) {
        return;
      }
    }
  }

  private static boolean report(
      Resource resource,
      CfnValue.Mapping properties,
      String lower,
      String upper,
      Diagnostics diagnostics) {
    Optional<Long> low = Resources.integer(properties.get(lower));
    Optional<Long> high = Resources.integer(properties.get(upper));
    if (low.isEmpty() || high.isEmpty() || low.get() <= high.get()) {
      return false;
    }
    Origin lowAt = origin(properties, lower, resource);
    Origin highAt = origin(properties, upper, resource);
    boolean atHigh = lowAt instanceof Origin.Derived;
    diagnostics.report(
        Diagnostic.of(
                INFO,
                atHigh ? highAt : lowAt,
                String.format(
                    Locale.ROOT,
                    "`%s` of `%s` is %,d, but `%s` is %,d.",
                    lower,
                    resource.logicalId(),
                    low.get(),
                    upper,
                    high.get()))
            .withNote(
                atHigh ? "`" + lower + "` comes from here" : "`" + upper + "` is set here",
                (atHigh ? lowAt : highAt).primary())
            .withHelp("`" + lower + "` can be at most `" + upper + "`."));
    return true;
  }

  private static Origin origin(CfnValue.Mapping properties, String name, Resource resource) {
    return Optional.ofNullable(properties.get(name))
        .map(CfnValue::origin)
        .orElse(resource.origin());
  }
}
