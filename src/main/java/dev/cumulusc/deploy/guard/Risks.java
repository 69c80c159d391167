package dev.cumulusc.deploy.guard;

import dev.cumulusc.compare.ResourceDelta;
import dev.cumulusc.compare.ResourceDelta.Kind;
import dev.cumulusc.compare.ResourceDelta.Retention;
import dev.cumulusc.compare.Retentions;
import dev.cumulusc.compare.Risk;
import dev.cumulusc.compare.StackComparison;
import dev.cumulusc.compare.StackDelta;
import dev.cumulusc.compare.ValueChange;
import dev.cumulusc.compare.ValueChange.Replacing;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.template.Resource;
import dev.cumulusc.validate.Suppressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the changes of resources by which something may be lost that can't be made again. */
public final class Risks {
  private static final List<String> POLICIES = List.of("DeletionPolicy", "UpdateReplacePolicy");

  private final StatefulTypes stateful;

  public Risks(StatefulTypes stateful) {
    this.stateful = stateful;
  }

  /** Returns a stack's changes with the risks of each. */
  public StackDelta mark(Optional<StackComparison> level, StackDelta delta) {
    List<ResourceDelta> marked = new ArrayList<>();
    for (ResourceDelta each : delta.resources()) {
      Optional<StackDelta> nested =
          each.nested()
              .map(inner -> mark(level.flatMap(outer -> outer.nested(each.logicalId())), inner));
      marked.add(
          each.withNested(nested)
              .withRisk(risk(each, level.flatMap(known -> known.resource(each.logicalId())))));
    }
    return new StackDelta(marked, delta.settings(), delta.access());
  }

  private Optional<Risk> risk(ResourceDelta delta, Optional<Resource> resource) {
    return stateful.of(delta.type()).flatMap(type -> risk(delta, type, resource));
  }

  private static Optional<Risk> risk(
      ResourceDelta delta, StatefulTypes.Stateful type, Optional<Resource> resource) {
    if (delta.kind() == Kind.REMOVE) {
      return risk(Risk.Kind.REMOVED, delta, type, "no template has it any more", resource);
    }
    if (delta.kind() == Kind.REPLACE) {
      return risk(Risk.Kind.REPLACED, delta, type, why(delta), resource);
    }
    return lostPolicy(delta)
        .flatMap(lost -> risk(Risk.Kind.UNPROTECTED, delta, type, lost, resource));
  }

  private static Optional<Risk> risk(
      Risk.Kind kind,
      ResourceDelta delta,
      StatefulTypes.Stateful type,
      String because,
      Optional<Resource> resource) {
    Risk risk =
        new Risk(
            kind,
            delta.certain(),
            type.what(),
            lost(kind, delta.retention(), type),
            because,
            Optional.empty());
    return Optional.of(
        resource
            .flatMap(made -> Suppressions.reason(diagnostic(risk, made)))
            .map(reason -> allowed(risk, reason))
            .orElse(risk));
  }

  /** Returns the finding that a comment at the resource's line may silence. */
  static Diagnostic diagnostic(Risk risk, Resource resource) {
    return Diagnostic.of(
        RiskRules.of(risk.kind()),
        resource.origin(),
        "The " + risk.what() + " `" + resource.logicalId() + "`: " + risk.because() + ".");
  }

  private static Risk allowed(Risk risk, String reason) {
    return risk.withAllowed(Optional.of(reason));
  }

  private static String lost(Risk.Kind kind, Retention retention, StatefulTypes.Stateful type) {
    if (kind == Risk.Kind.UNPROTECTED) {
      return "nothing now, but " + type.holds() + " when it is removed or replaced";
    }
    return switch (retention) {
      case DELETED -> type.holds();
      case SNAPSHOT -> type.holds() + ", except for a snapshot";
      case RETAINED ->
          kind == Risk.Kind.REPLACED
              ? "nothing, but the new one is empty, and the old one stays without a stack"
              : "nothing, but it stays without a stack";
    };
  }

  private static String why(ResourceDelta delta) {
    List<ValueChange> replacing =
        delta.properties().stream().filter(each -> each.replacing() != Replacing.NO).toList();
    if (replacing.isEmpty()) {
      return "CloudFormation says so";
    }
    return replacing.stream().map(Risks::why).distinct().collect(Collectors.joining(", "));
  }

  private static String why(ValueChange change) {
    return "`"
        + change.path()
        + "` "
        + (change.certain() ? "changes" : "perhaps changes")
        + change.through().map(through -> ", through " + through).orElse("");
  }

  private static Optional<String> lostPolicy(ResourceDelta delta) {
    List<String> lost =
        delta.attributes().stream()
            .filter(each -> POLICIES.contains(each.path()))
            .filter(each -> keeps(each.before()) && !keeps(each.after()))
            .map(each -> "its `" + each.path() + ": " + each.before().orElse("") + "` is gone")
            .toList();
    return Stream.of(lost)
        .filter(texts -> !texts.isEmpty())
        .map(texts -> String.join(", and ", texts))
        .findFirst();
  }

  private static boolean keeps(Optional<String> policy) {
    return policy
        .map(Retentions::named)
        .filter(retention -> retention != Retention.DELETED)
        .isPresent();
  }
}
