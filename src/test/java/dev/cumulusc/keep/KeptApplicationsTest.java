package dev.cumulusc.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.compare.Evaluator;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.compile.Compiler;
import dev.cumulusc.compile.RenderedErrors;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.iam.AccessRight;
import dev.cumulusc.iam.AccessRights;
import dev.cumulusc.iam.RolePolicies;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of real applications: of each kind of call, engine and template. */
class KeptApplicationsTest {
  static List<ApplicationRequest> applications() throws IOException {
    List<ApplicationRequest> found = new ArrayList<>(ofCalls());
    for (String example : List.of("lambda-task", "docker-task", "fargate-task")) {
      found.add(ApplicationRequest.of(Path.of("examples", example)));
    }
    found.add(ApplicationRequest.of(Path.of("examples/lambda-task")).withDeployment("docker"));
    found.add(ApplicationRequest.of(Path.of("conformance/apps/plain-bare")));
    return found;
  }

  static List<ApplicationRequest> ofCalls() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("conformance/role-apps"))) {
      return all.filter(path -> Files.isDirectory(path))
          .sorted()
          .map(path -> ApplicationRequest.of(path).withDeployment("dev"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("applications")
  void theSameTemplateStaysAsItIs(ApplicationRequest application) {
    Template template = compile(application);
    SimulatedStack stack = SimulatedStack.of(template);

    KeptTemplate kept = stack.keep().in(template, Map.of(), Map.of(), inUse(stack, template));

    assertThat(kept.kept()).isEmpty();
    assertThat(kept.lost()).isEmpty();
    assertThat(kept.template()).isSameAs(template);
  }

  @ParameterizedTest
  @MethodSource("ofCalls")
  void literalDefinitionsNeedWhatTheirRolesAllow(ApplicationRequest application) {
    Template compiled = compile(application);
    SimulatedStack stack = SimulatedStack.of(compiled);
    Map<String, Resource> resources = new LinkedHashMap<>(compiled.resources());
    resources.replaceAll((id, resource) -> withoutPolicies(resource));
    resources.values().removeIf(resource -> resource.type().endsWith("::Policy"));
    Template without = new Template(compiled.sections(), resources, compiled.origin());
    List<DefinitionInUse> inUse = inUse(stack, compiled);

    KeptTemplate kept = stack.keep().in(without, Map.of(), Map.of(), inUse);

    DeployedValues values = new DeployedValues(stack.deployed(), stack.inventory());
    Evaluator evaluator = values.evaluator(stack.deployed().template());
    for (DefinitionInUse each : inUse) {
      String role = values.owner(each.roleArn()).orElseThrow();
      List<AccessRight> after = rights(kept.template(), role, evaluator);
      assertThat(rights(compiled, role, evaluator))
          .as(each.machine().logicalId())
          .allSatisfy(right -> assertThat(after).anyMatch(other -> isSame(other, right)));
    }
  }

  /** What only the account knows of a reference, an attribute, stands in the definition. */
  private static boolean isSame(AccessRight kept, AccessRight right) {
    return kept.covers(right)
        || right.resource().startsWith("${") && kept.action().equals(right.action());
  }

  private static List<AccessRight> rights(Template template, String role, Evaluator evaluator) {
    List<AccessRight> rights = new ArrayList<>();
    for (CfnValue.Mapping statement :
        RolePolicies.statements(
            template.resources().get(role),
            template.resources(),
            RolePolicies.Properties.WRITTEN)) {
      rights.addAll(AccessRights.of((CfnValue.Mapping) evaluator.resolved(statement)));
    }
    return rights;
  }

  private static Resource withoutPolicies(Resource resource) {
    if (!resource.type().equals(ResourceTypes.ROLE)) {
      return resource;
    }
    MappingBuilder properties = CfnValue.mapping(resource.origin());
    resource
        .properties()
        .ifPresent(
            all ->
                all.members()
                    .forEach(
                        (name, member) -> {
                          if (!name.equals("Policies") && !name.equals("ManagedPolicyArns")) {
                            properties.put(name, member.value());
                          }
                        }));
    return resource.withProperties(Optional.of(properties.build()));
  }

  private static List<DefinitionInUse> inUse(SimulatedStack stack, Template template) {
    List<DefinitionInUse> inUse = new ArrayList<>();
    for (Resource resource : template.resources().values()) {
      if (resource.type().equals(ResourceTypes.STATE_MACHINE)) {
        inUse.add(stack.deployed(resource.logicalId()));
        inUse.add(stack.running(resource.logicalId(), "one"));
      }
    }
    return inUse;
  }

  private static Template compile(ApplicationRequest application) {
    return new Compiler(new Diagnostics(), RenderedErrors.WARN)
        .compile(application)
        .map(Compilation::template)
        .orElseThrow();
  }
}
