package dev.cumulusc.iam;

import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.fixture.TreeCases;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the role of a machine allows that has one state: files of {@code
 * src/test/resources/trees/roles} with a call and its arguments, and below it the statements, and
 * with {@code !} what no statement can name. {@code base.yml} is the template that they refer to.
 *
 * <p>In front of a call may stand what {@code workflowRoles} says, in braces, or the properties of
 * the machine, behind {@code machine}, or keys of the configuration, behind {@code with}; a whole
 * state may stand in the place of the call, behind {@code state}.
 */
class CallRolesTest {
  private static final Path BASE = Path.of("src/test/resources/trees/roles/base.yml");
  private static final Pattern BEFORE_THE_CALL = Pattern.compile("(machine |with )?\\{");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "messages.txt",
        "tables.txt",
        "work.txt",
        "objects.txt",
        "states.txt",
        "words.txt",
        "own.txt"
      })
  void allowsWhatTheCallTakes(String file) throws IOException {
    Template template = CfnReader.template(Yaml.mapping(Files.readString(BASE)), new Diagnostics());
    TreeCases.check("roles/" + file, line -> role(line, template));
  }

  private static String role(String line, Template template) {
    int call = BEFORE_THE_CALL.matcher(line).lookingAt() ? line.indexOf("} ") + 2 : 0;
    String kind = line.substring(0, line.indexOf(' '));
    String braces = call == 0 ? "{}" : line.substring(line.indexOf('{'), call - 1);
    MappingNode configuration =
        Yaml.mapping(
            """
            prefix: my-app
            prefixNoDash: MyApp
            stepFunctions:
              Flow:
                StartAt: Call
                States:
                  Call: %s
            workflowRoles: {Flow: %s}
            """
                .formatted(state(line.substring(call)), kind.startsWith("{") ? braces : "{}"));
    if (kind.equals("with")) {
      for (MappingNode.Entry entry : Yaml.mapping(braces).entries()) {
        configuration = configuration.with(entry.key(), entry.value());
      }
    }
    Deployment deployment = new DeploymentBinder(new Diagnostics()).bind("dev", configuration);
    return role(deployment, kind.equals("machine") ? withMachine(template, braces) : template);
  }

  private static String state(String call) {
    int space = call.indexOf(' ');
    return call.startsWith("state ")
        ? call.substring(space + 1)
        : "{Type: Task, Resource: 'arn:aws:states:::%s', End: true, Parameters: %s}"
            .formatted(call.substring(0, space), call.substring(space + 1));
  }

  /** Returns the template with the state machine, which has other properties. */
  private static Template withMachine(Template template, String properties) {
    Template machine =
        CfnReader.template(
            Yaml.mapping(
                """
                Resources:
                  MyAppFlowStateMachine: {Type: AWS::StepFunctions::StateMachine, Properties: %s}
                """
                    .formatted(properties)),
            new Diagnostics());
    Map<String, Resource> resources = new LinkedHashMap<>(template.resources());
    resources.putAll(machine.resources());
    return new Template(template.sections(), resources, template.origin());
  }

  private static String role(Deployment deployment, Template template) {
    MachineRole role = MachineRole.of(deployment.workflows().get(0), deployment, template);
    List<String> lines = new ArrayList<>();
    role.statements().forEach(each -> lines.add(statement(each)));
    role.gaps().forEach(gap -> lines.add("! " + gap.kind() + " " + gap.actions()));
    role.idle().forEach(entry -> lines.add("nothing is taken away by " + entry.value()));
    role.early().forEach(entry -> lines.add("needed for creation: " + entry.value()));
    return lines.isEmpty() ? "nothing" : String.join("; ", lines);
  }

  private static String statement(RoleStatement each) {
    return text(each.statement()) + (each.isEarly() ? " (before the machine)" : "");
  }

  /** Returns a statement as one line: actions, resources, condition. */
  static String text(Statement statement) {
    return String.join(" ", statement.actions())
        + " on "
        + statement.resources().stream().map(CallRolesTest::text).collect(Collectors.joining(" "))
        + statement.condition().map(condition -> " when " + text(condition)).orElse("");
  }

  private static String text(CfnValue value) {
    if (value instanceof CfnValue.Ref ref) {
      return "${" + ref.target() + "}";
    }
    if (value instanceof CfnValue.GetAtt attribute) {
      return "${" + attribute.target() + "." + attribute.attribute() + "}";
    }
    return value instanceof CfnValue.Sub sub && sub.variables().isEmpty()
        ? sub.text()
        : Plain.of(value).toString();
  }
}
