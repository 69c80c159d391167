package dev.cumulusc.template;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.source.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks that everything that a template refers to is there: resources and their attributes,
 * parameters, pseudo parameters, and what a resource depends on.
 */
public final class ReferenceCheck {
  private static final Set<String> PSEUDO_PARAMETERS =
      Set.of(
          "AWS::AccountId",
          "AWS::NoValue",
          "AWS::NotificationARNs",
          "AWS::Partition",
          "AWS::Region",
          "AWS::StackId",
          "AWS::StackName",
          "AWS::URLSuffix");

  private static final String STACK_OUTPUT = "Outputs.";

  private static final String ARN = "Arn";

  private final Template template;
  private final Function<String, Optional<String>> advice;
  private final Diagnostics diagnostics;
  private final Set<String> names = new LinkedHashSet<>();

  private ReferenceCheck(
      Template template, Function<String, Optional<String>> advice, Diagnostics diagnostics) {
    this.template = template;
    this.advice = advice;
    this.diagnostics = diagnostics;
    names.addAll(template.resources().keySet());
    names.addAll(template.parameters().keySet());
  }

  /** Checks a template, and reports each faulty reference where it comes from. */
  public static void check(Template template, Diagnostics diagnostics) {
    check(template, missing -> Optional.empty(), diagnostics);
  }

  /**
   * Checks a template, and reports each faulty reference where it comes from.
   *
   * @param advice what to do about a missing name that resembles no other
   */
  public static void check(
      Template template, Function<String, Optional<String>> advice, Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    ReferenceCheck check = new ReferenceCheck(template, advice, found);
    template.sections().values().forEach(member -> check.visit(member.value()));
    template.resources().values().forEach(check::visit);
    List<Diagnostic> all = found.sorted();
    all.stream().filter(each -> !isWithoutPlace(each, all)).forEach(diagnostics::report);
  }

  /** What was made of a string as a whole is as wrong as the reference in it, which says where. */
  private static boolean isWithoutPlace(Diagnostic found, List<Diagnostic> all) {
    return all.stream()
        .filter(other -> other.message().equals(found.message()))
        .anyMatch(other -> !other.at().equals(found.at()) && found.at().contains(other.at()));
  }

  private void visit(Resource resource) {
    for (Resource.Dependency dependency : resource.dependsOn()) {
      if (!template.resources().containsKey(dependency.target())) {
        diagnostics.report(
            unknown(
                dependency.origin(),
                "`"
                    + resource.logicalId()
                    + "` depends on `"
                    + dependency.target()
                    + "`, which is no resource of the template.",
                dependency.target(),
                template.resources().keySet()));
      }
    }
    checkCondition(resource.attributes().get("Condition"));
    resource.values().forEach(this::visit);
  }

  private void visit(CfnValue value) {
    if (value instanceof CfnValue.Sub sub) {
      sub.variables().values().forEach(this::visit);
      visit(sub);
      return;
    }
    if (value instanceof CfnValue.Reference reference) {
      check(reference, false);
    } else if (value instanceof CfnValue.Function function
        && function.name().equals("Fn::If")
        && function.argument() instanceof CfnValue.Sequence choice
        && !choice.items().isEmpty()) {
      checkCondition(choice.items().get(0));
    }
    value.children().forEach(this::visit);
  }

  private void visit(CfnValue.Sub sub) {
    sub.places().forEach(reference -> check(reference, true));
    for (SubText.Piece piece : SubText.parse(sub.text())) {
      if (piece instanceof SubText.LookAlike lookAlike && lookAlike.isClosed()) {
        diagnostics.report(
            ReferenceRules.MALFORMED_REFERENCE,
            sub.origin(),
            "CloudFormation takes `"
                + lookAlike.text()
                + "` for a reference, but it holds no name.",
            "Write `${!" + lookAlike.text().substring(2) + "` if it is meant as text.");
      }
    }
  }

  private void checkCondition(@Nullable CfnValue name) {
    Set<String> conditions = template.section("Conditions").keySet();
    if (name instanceof CfnValue.Text text && !conditions.contains(text.value())) {
      diagnostics.report(
          unknown(
              text.origin(),
              "The template has no condition `" + text.value() + "`.",
              text.value(),
              conditions));
    }
  }

  private void check(CfnValue.Reference reference, boolean inText) {
    if (reference instanceof CfnValue.GetAtt getAtt) {
      checkAttribute(getAtt);
    } else {
      checkName(reference, inText);
    }
  }

  private void checkName(CfnValue.Reference reference, boolean inText) {
    if (!names.contains(reference.target()) && !PSEUDO_PARAMETERS.contains(reference.target())) {
      reportUnknown(reference, List.of(), inText);
    }
  }

  private void checkAttribute(CfnValue.GetAtt reference) {
    String name = reference.target();
    String attribute = reference.attribute();
    Origin origin = reference.origin();
    @Nullable Resource resource = template.resources().get(name);
    if (resource != null) {
      checkAttribute(resource, attribute, origin);
    } else if (names.contains(name) || PSEUDO_PARAMETERS.contains(name)) {
      diagnostics.report(
          ReferenceRules.UNKNOWN_ATTRIBUTE,
          origin,
          "`" + name + "` is a parameter and has no attribute `" + attribute + "`.");
    } else {
      reportUnknown(reference, resourcesWithAttribute(attribute), false);
    }
  }

  private void checkAttribute(Resource resource, String attribute, Origin origin) {
    if (resource.type().equals(ResourceTypes.STACK)) {
      if (!attribute.startsWith(STACK_OUTPUT)) {
        reportAttribute(resource, attribute, List.of(STACK_OUTPUT + attribute), origin);
      }
      return;
    }
    Optional<List<String>> known =
        ResourceYields.of(resource.type())
            .filter(ResourceYields::isComplete)
            .map(ResourceYields::attributes);
    if (known.isEmpty() || isProperty(resource, attribute)) {
      return;
    }
    if (!known.get().contains(attribute)) {
      reportAttribute(resource, attribute, known.get(), origin);
    }
  }

  /** CloudFormation gives properties that are set back as attributes. */
  private static boolean isProperty(Resource resource, String attribute) {
    int dot = attribute.indexOf('.');
    String name = dot < 0 ? attribute : attribute.substring(0, dot);
    return resource.properties().map(properties -> properties.get(name)).isPresent();
  }

  private void reportUnknown(
      CfnValue.Reference reference, Collection<String> preferred, boolean inText) {
    String name = reference.target();
    List<String> candidates = new ArrayList<>(names);
    if (name.contains(":")) {
      candidates.addAll(PSEUDO_PARAMETERS);
    }
    String message =
        "`" + name + "` is no resource, parameter or pseudo parameter of the template.";
    Diagnostic diagnostic = unknown(reference.origin(), message, name, preferred);
    if (diagnostic.help().isEmpty()) {
      diagnostic = unknown(reference.origin(), message, name, candidates);
    }
    if (diagnostic.help().isPresent()) {
      diagnostics.report(diagnostic);
      return;
    }
    Optional<String> help =
        meantArn(name)
            .or(() -> advice.apply(name))
            .or(
                () ->
                    inText
                        ? Optional.of("Write `${!" + name + "}` if it is meant as text.")
                        : Optional.empty());
    diagnostics.report(help.map(diagnostic::withHelp).orElse(diagnostic));
  }

  private static Diagnostic unknown(
      Origin origin, String message, String name, Iterable<String> candidates) {
    Set<String> sorted = new TreeSet<>();
    candidates.forEach(sorted::add);
    return Diagnostic.of(ReferenceRules.UNKNOWN_REFERENCE, origin, message)
        .suggestingMeant(name, sorted);
  }

  /** Finds what {@code WorkFunctionArn} means, as the names of SAM's substitutions are made. */
  private Optional<String> meantArn(String name) {
    return name.endsWith(ARN)
        ? Suggestions.meant(
                name.substring(0, name.length() - ARN.length()), resourcesWithAttribute(ARN))
            .map(found -> "Did you mean `" + found + "." + ARN + "`?")
        : Optional.empty();
  }

  private List<String> resourcesWithAttribute(String attribute) {
    return template.resources().values().stream()
        .filter(
            resource ->
                ResourceYields.of(resource.type())
                    .filter(known -> known.attributes().contains(attribute))
                    .isPresent())
        .map(Resource::logicalId)
        .toList();
  }

  private void reportAttribute(
      Resource resource, String attribute, List<String> known, Origin origin) {
    Diagnostic diagnostic =
        Diagnostic.of(
            ReferenceRules.UNKNOWN_ATTRIBUTE,
            origin,
            "`"
                + resource.logicalId()
                + "` ("
                + resource.type()
                + ") has no attribute `"
                + attribute
                + "`.");
    if (!known.isEmpty()) {
      diagnostic = diagnostic.withHelp("It has `" + String.join("`, `", known) + "`.");
    }
    diagnostics.report(diagnostic.suggesting(attribute, known));
  }
}
