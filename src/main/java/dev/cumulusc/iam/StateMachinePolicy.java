package dev.cumulusc.iam;

import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.LambdaVersions;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.SubText;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a state machine may do: call exactly the functions that its states name. */
public final class StateMachinePolicy {
  private static final RuleInfo NO_POLICY =
      RuleInfo.warning(
          "C6020",
          "integration-without-policy",
          "A state calls a service that the role of its state machine does not allow.");

  private static final RuleInfo UNKNOWN_FUNCTION =
      RuleInfo.warning(
          "C6021",
          "function-chosen-at-run-time",
          "A state calls a function that is known only at run time, so that no role can name it.");

  private static final Pattern INTEGRATION =
      Pattern.compile("arn:(?:\\$\\{[^}]*\\}|[^:]*):states:::(.+)");
  private static final Pattern FUNCTION_ARN =
      Pattern.compile("arn:(?:\\$\\{[^}]*\\}|[^:]*):lambda:.*");
  private static final String INVOKE = "lambda:invoke";
  private static final List<String> ARGUMENTS = List.of("Parameters", "Arguments");

  private final Deployment deployment;
  private final Diagnostics diagnostics;
  private final Map<String, CfnValue> functions = new LinkedHashMap<>();

  private StateMachinePolicy(Deployment deployment, Diagnostics diagnostics) {
    this.deployment = deployment;
    this.diagnostics = diagnostics;
  }

  /** Works out what a state machine may do, and reports what it would have to but may not. */
  public static List<Statement> of(
      Workflow workflow, Deployment deployment, Diagnostics diagnostics) {
    StateMachinePolicy policy = new StateMachinePolicy(deployment, diagnostics);
    for (StateMachines.State state : StateMachines.states(workflow.definition())) {
      policy.visit(state);
    }
    return policy.functions.isEmpty()
        ? List.of()
        : List.of(
            Statement.allow(
                List.of("lambda:InvokeFunction"), new ArrayList<>(policy.functions.values())));
  }

  private void visit(StateMachines.State state) {
    MappingNode body = state.body();
    Optional<ScalarNode> resource = body.scalar("Resource");
    if (state.type().equals(Optional.of("Task")) && resource.isPresent()) {
      task(body, resource.get());
    }
    body.entry("Credentials")
        .ifPresent(
            entry -> report(entry.key().origin(), "`Credentials`", List.of("sts:AssumeRole")));
    for (String name : List.of("ItemReader", "ResultWriter")) {
      body.mapping(name).flatMap(part -> part.scalar("Resource")).ifPresent(this::integration);
    }
    body.mapping("ItemProcessor")
        .flatMap(processor -> processor.mapping("ProcessorConfig"))
        .flatMap(config -> config.scalar("Mode"))
        .filter(mode -> mode.text().equals("DISTRIBUTED"))
        .ifPresent(
            mode ->
                report(
                    mode.origin(),
                    "A distributed Map",
                    List.of(
                        "states:DescribeExecution",
                        "states:RedriveExecution",
                        "states:StartExecution")));
  }

  private void task(MappingNode state, ScalarNode resource) {
    String text = SubText.withBraces(resource.text());
    Matcher integration = INTEGRATION.matcher(text);
    if (integration.matches()) {
      String action = integration.group(1);
      if (action.equals(INVOKE) || action.startsWith(INVOKE + ".")) {
        invoke(state, resource);
      } else {
        integration(resource);
      }
    } else if (FUNCTION_ARN.matcher(text).matches()) {
      allow(text, resource.origin());
    } else if (SubText.parse(text).stream().findFirst().orElse(null)
            instanceof SubText.Reference reference
        && FunctionName.function(reference, deployment).isPresent()) {
      allow(text, resource.origin());
    }
  }

  /** The function of {@code lambda:invoke} is an argument, and it may have a qualifier. */
  private void invoke(MappingNode state, ScalarNode resource) {
    for (String name : ARGUMENTS) {
      Optional<MappingNode> arguments = state.mapping(name);
      Optional<ScalarNode> function = arguments.flatMap(found -> found.scalar("FunctionName"));
      if (function.isPresent()) {
        String qualifier =
            arguments
                .flatMap(found -> found.scalar("Qualifier"))
                .map(found -> ":" + found.text())
                .orElse("");
        allow(function.get().text() + qualifier, function.get().origin());
        return;
      }
    }
    Node at = state.mapping("Parameters").flatMap(p -> p.get("FunctionName.$")).orElse(resource);
    reportUnknown(at.origin());
  }

  private void allow(String name, Origin origin) {
    Optional<CfnValue> arn = FunctionName.arn(name, deployment, origin);
    if (arn.isEmpty()) {
      reportUnknown(origin);
      return;
    }
    functions.putIfAbsent(name, arn.get());
    LambdaVersions versions = deployment.base().versions();
    if (versions.enabled()
        && versions.inject()
        && arn.get() instanceof CfnValue.GetAtt getAtt
        && isOwn(getAtt)) {
      functions.putIfAbsent(name + ":*", CfnValue.sub("${" + getAtt.target() + ".Arn}:*", origin));
    }
  }

  private boolean isOwn(CfnValue.GetAtt getAtt) {
    return deployment.lambdas().stream()
        .map(LambdaSpec::logicalId)
        .anyMatch(getAtt.target()::equals);
  }

  private void integration(ScalarNode resource) {
    Matcher integration = INTEGRATION.matcher(SubText.withBraces(resource.text()));
    if (integration.matches()) {
      List<String> actions = IntegrationActions.of(integration.group(1));
      if (!actions.isEmpty()) {
        report(resource.origin(), "`" + integration.group(1) + "`", actions);
      }
    }
  }

  private void report(Origin origin, String what, List<String> actions) {
    diagnostics.report(
        NO_POLICY,
        origin,
        what
            + " takes permissions that the state machine's own role does not have: "
            + actions.stream().map(action -> "`" + action + "`").collect(Collectors.joining(", "))
            + ".",
        "Name a role that has them in `iams.stepRoleArn`.");
  }

  private void reportUnknown(Origin origin) {
    diagnostics.report(
        UNKNOWN_FUNCTION,
        origin,
        "The function that is called here is known only at run time, so the state machine's own"
            + " role does not allow it.",
        "Name a role with `lambda:InvokeFunction` on it in `iams.stepRoleArn`.");
  }
}
