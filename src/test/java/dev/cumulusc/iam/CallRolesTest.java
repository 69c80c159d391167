package dev.cumulusc.iam;

import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.fixture.TreeCases;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the role of a machine allows whose only state makes a call: files of {@code
 * src/test/resources/trees/roles} with a call and its arguments, and below it the statements, and
 * with {@code !} what no statement can name. {@code base.yml} is the template that they refer to.
 */
class CallRolesTest {
  private static final Path BASE = Path.of("src/test/resources/trees/roles/base.yml");

  @ParameterizedTest
  @ValueSource(strings = {"messages.txt", "tables.txt", "work.txt", "objects.txt"})
  void allowsWhatTheCallTakes(String file) throws IOException {
    Template template = CfnReader.template(Yaml.mapping(Files.readString(BASE)), new Diagnostics());
    TreeCases.check("roles/" + file, line -> role(line, template));
  }

  private static String role(String line, Template template) {
    int space = line.indexOf(' ');
    Deployment deployment =
        new DeploymentBinder(new Diagnostics())
            .bind(
                "dev",
                Yaml.mapping(
                    """
                    prefix: my-app
                    prefixNoDash: MyApp
                    stepFunctions:
                      Flow:
                        StartAt: Call
                        States:
                          Call: {Type: Task, Resource: 'arn:aws:states:::%s', End: true, Parameters: %s}
                    """
                        .formatted(line.substring(0, space), line.substring(space + 1))));
    MachineRole role = MachineRole.of(deployment.workflows().get(0), deployment, template);
    List<String> lines = new ArrayList<>();
    role.statements().forEach(each -> lines.add(statement(each)));
    role.gaps().forEach(gap -> lines.add("! " + gap.kind() + " " + gap.actions()));
    return lines.isEmpty() ? "nothing" : String.join("; ", lines);
  }

  private static String statement(RoleStatement each) {
    Statement statement = each.statement();
    return String.join(" ", statement.actions())
        + " on "
        + statement.resources().stream().map(CallRolesTest::text).collect(Collectors.joining(" "))
        + statement.condition().map(condition -> " when " + text(condition)).orElse("")
        + (each.isEarly() ? " (before the machine)" : "");
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
