package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.CallArguments;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.ParameterValues;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.MachineRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds values that the parameter of an integration can't have. */
public final class ParameterValue implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3820",
              "parameter-value",
              "A parameter of an integration has a value that it can't have.")
          .because(
              "Step Functions and the API references of the services document which values the"
                  + " parameters have."
                  + " Other values make AWS refuse the state machine, or the state fail when it"
                  + " runs.")
          .fixedBy(
              "Write one of the values that the message lists. They are case-sensitive. HTTP tasks"
                  + " call endpoints that begin with `https://`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/call-https-apis.html"));

  private static final List<String> METHODS =
      List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

  /**
   * The values of a parameter.
   *
   * @param call the service and the action, as in the resource's ARN
   * @param path the parameter's name, with those that it stands in
   * @param isOfStepFunctions whether Step Functions itself reads the parameter, and not the service
   *     when it is called
   */
  private record Closed(String call, String path, boolean isOfStepFunctions, List<String> values) {}

  private static final List<Closed> CLOSED =
      List.of(
          new Closed("http:invoke", "Method", true, METHODS),
          new Closed(
              "http:invoke", "Transform.RequestBodyEncoding", true, List.of("NONE", "URL_ENCODED")),
          new Closed(
              "http:invoke",
              "Transform.RequestEncodingOptions.ArrayFormat",
              true,
              List.of("BRACKETS", "COMMAS", "INDICES", "REPEAT")),
          new Closed("apigateway:invoke", "Method", true, METHODS),
          new Closed(
              "apigateway:invoke",
              "AuthType",
              true,
              List.of("IAM_ROLE", "NO_AUTH", "RESOURCE_POLICY")),
          // The model has these with the values of `updateItem`; its text says that they fail here.
          new Closed("dynamodb:putItem", "ReturnValues", false, List.of("ALL_OLD", "NONE")),
          new Closed("dynamodb:deleteItem", "ReturnValues", false, List.of("ALL_OLD", "NONE")));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Tasks.Task task : Tasks.of(machine)) {
      if (task.call() instanceof TaskResource.Optimized call) {
        String name = call.service() + ":" + call.action();
        CallArguments arguments = CallArguments.of(task.made());
        closed(name)
            .forEach(
                closed ->
                    arguments
                        .at(closed.path())
                        .strings()
                        .forEach(value -> check(closed, value, out)));
        if (name.equals("http:invoke")) {
          arguments.at("ApiEndpoint").strings().forEach(value -> checkEndpoint(value, out));
        }
      }
    }
  }

  private static List<Closed> closed(String call) {
    List<Closed> found =
        new ArrayList<>(CLOSED.stream().filter(each -> each.call().equals(call)).toList());
    Set<String> paths = found.stream().map(Closed::path).collect(Collectors.toSet());
    ParameterValues.of(call).stream()
        .filter(each -> !paths.contains(each.path()))
        .forEach(each -> found.add(new Closed(call, each.path(), false, each.values())));
    return found;
  }

  private static void check(Closed closed, ComposedString value, Diagnostics out) {
    String name = closed.path().substring(closed.path().lastIndexOf('.') + 1);
    value
        .literal()
        .filter(found -> !closed.values().contains(found))
        .ifPresent(
            found ->
                out.report(
                    Diagnostic.of(
                            INFO,
                            value.origin(),
                            "`" + name + "` of `" + closed.call() + "` can't be `" + found + "`.")
                        .withHelp("It can be " + options(closed) + ".")
                        .suggesting(found, closed.values())
                        .withSeverity(
                            closed.isOfStepFunctions() ? Severity.ERROR : Severity.WARNING)));
  }

  /** Lists all values: one that is left out of the message can't be found in it. */
  private static String options(Closed closed) {
    return closed.values().stream().map(Words::quote).collect(Collectors.joining(", "));
  }

  private static void checkEndpoint(ComposedString endpoint, Diagnostics out) {
    if (endpoint.toString().toLowerCase(Locale.ROOT).startsWith("http://")) {
      out.report(
          INFO,
          endpoint.origin(),
          "`ApiEndpoint` begins with `http://`, but HTTP tasks call HTTPS endpoints only.",
          "Write `https://`.");
    }
  }
}
