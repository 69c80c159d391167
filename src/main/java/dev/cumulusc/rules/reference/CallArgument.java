package dev.cumulusc.rules.reference;

import dev.cumulusc.asl.CallArguments;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.source.ProgramData;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.MachineRule;
import dev.cumulusc.validate.RuleContext;
import dev.cumulusc.validate.TemplateRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds arguments of calls that yield something other than the call takes: an ARN instead of a URL,
 * a queue instead of a topic.
 */
public final class CallArgument implements MachineRule, DeploymentRule, TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3812",
              "argument-yields-other",
              "An argument of a call is an ARN, a name or a URL of something that the call does not"
                  + " take.")
          .because(
              "`Ref` gives a name for some types of resources, an ARN or a URL for others. A call"
                  + " with the wrong one fails whenever it is made.")
          .fixedBy(
              "Use the reference that the message names. The page of each resource type says under"
                  + " \"Return values\" what `Ref` and its attributes give.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html"));

  private static final Map<String, List<Argument>> BY_SERVICE = read();
  private static final Wanted ROLE = Wanted.of(List.of("role:arn"));
  private static final Wanted BUCKET = Wanted.of(List.of("bucket:name"));

  /** An argument and what it takes. */
  private record Argument(String path, Wanted wanted) {
    String name() {
      return path.substring(path.lastIndexOf('.') + 1);
    }
  }

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    check(machine, Optional.empty(), out);
  }

  @Override
  public void check(RuleContext context, Diagnostics out) {
    Optional<Template> template = Optional.of(context.template());
    KnownMachines.of(context).forEach(machine -> check(machine, template, out));
  }

  /** What is written out in them is checked without the template. */
  @Override
  public void check(CheckedTemplate checked, Diagnostics out) {
    PlaceCheck check = new PlaceCheck(INFO, Optional.of(checked.template()));
    for (Machine machine : KnownMachines.of(checked)) {
      visit(
          machine,
          (name, wanted, value) ->
              check.checkReference(name, wanted, value).ifPresent(out::report));
    }
  }

  static void check(Machine machine, Optional<Template> template, Diagnostics out) {
    PlaceCheck check = new PlaceCheck(INFO, template);
    visit(
        machine, (name, wanted, value) -> check.check(name, wanted, value).ifPresent(out::report));
  }

  /** Takes each place with its value. */
  private interface Visitor {
    void visit(String name, Wanted wanted, ComposedString value);
  }

  private static void visit(Machine machine, Visitor visitor) {
    for (Tasks.Task task : Tasks.of(machine)) {
      CallArguments arguments = CallArguments.of(task.made());
      for (Argument argument : BY_SERVICE.getOrDefault(service(task.call()), List.of())) {
        arguments
            .at(argument.path())
            .strings()
            .forEach(value -> visitor.visit(argument.name(), argument.wanted(), value));
      }
      task.state()
          .body()
          .mapping("Credentials")
          .flatMap(credentials -> credentials.get("RoleArn"))
          .flatMap(ComposedString::of)
          .ifPresent(value -> visitor.visit("RoleArn", ROLE, value));
    }
    for (MachineState map : machine.states(StateType.MAP)) {
      for (String part : List.of("ItemReader", "ResultWriter")) {
        map.body()
            .mapping(part)
            .map(CallArguments::of)
            .map(arguments -> arguments.at("Bucket").strings())
            .orElse(List.of())
            .forEach(value -> visitor.visit("Bucket", BUCKET, value));
      }
    }
  }

  private static String service(TaskResource call) {
    if (call instanceof TaskResource.Optimized optimized) {
      return optimized.service();
    }
    return call instanceof TaskResource.Sdk sdk ? sdk.service() : "";
  }

  private static Map<String, List<Argument>> read() {
    Map<String, List<Argument>> arguments = new HashMap<>();
    for (String line : ProgramData.lines(CallArgument.class, "arguments.txt")) {
      List<String> columns = List.of(line.split(" "));
      Wanted wanted = Wanted.of(columns.subList(2, columns.size() - 1));
      for (String service : columns.get(0).split(",")) {
        arguments
            .computeIfAbsent(service, s -> new ArrayList<>())
            .add(new Argument(columns.get(1), wanted));
      }
    }
    return arguments;
  }
}
