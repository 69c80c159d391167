package dev.cumulusc.keep;

import dev.cumulusc.artifact.CodeAddress;
import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.emit.TemplateEmitter;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.iam.ResourceIdentity;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.LocalHandlers;
import dev.cumulusc.move.DockerMove;
import dev.cumulusc.source.ProgramData;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stack as CloudFormation makes it of a template: with physical ids, literal definitions, and
 * roles that allow or deny. It resolves references by itself, so that it agrees with the program
 * only where both are right.
 */
final class SimulatedStack {
  static final String ACCOUNT = "123456789012";
  private static final String PLACE = ":us-east-1:" + ACCOUNT + ":";
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Pattern PLACE_IN_SUB = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");

  private static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::Partition", "aws",
          "AWS::Region", "us-east-1",
          "AWS::AccountId", ACCOUNT,
          "AWS::StackName", "granules",
          "AWS::URLSuffix", "amazonaws.com");

  private final String text;
  private final Template template;
  private final Map<String, String> parameters;
  private final Map<String, SimulatedStack> nested;

  private SimulatedStack(
      Template template, Map<String, String> parameters, Map<String, SimulatedStack> nested) {
    this.text = TemplateWriter.write(template, TemplateWriter.Format.JSON);
    this.template = DeployedTemplate.read("granules", text);
    this.parameters = Map.copyOf(parameters);
    this.nested = new LinkedHashMap<>(nested);
  }

  static SimulatedStack of(Template template) {
    return new SimulatedStack(template, Map.of(), Map.of());
  }

  static SimulatedStack of(
      Template template, Map<String, String> parameters, Map<String, SimulatedStack> nested) {
    return new SimulatedStack(template, parameters, nested);
  }

  /** Compiles a configuration, with what `docker: true` moves. */
  static Template compile(String yaml) {
    Diagnostics diagnostics = new Diagnostics();
    Deployment bound = new DeploymentBinder(diagnostics).bind("test", Yaml.mapping(yaml));
    Deployment deployment = DockerMove.apply(bound, LocalHandlers.none(), diagnostics).deployment();
    Map<String, CodeAddress> code = new LinkedHashMap<>();
    for (LambdaSpec lambda : deployment.lambdas()) {
      String name = lambda.name().value();
      code.put(
          name,
          new CodeAddress(
              CfnValue.text("code", lambda.origin()),
              CfnValue.text(name + ".zip", lambda.origin()),
              Optional.of("abc123")));
    }
    Template emitted = TemplateEmitter.emit(deployment, code, diagnostics);
    if (diagnostics.hasErrors()) {
      throw new AssertionError(diagnostics.sorted().toString());
    }
    return emitted;
  }

  /** Reads a template that somebody wrote. */
  static Template template(String yaml) {
    return DeployedTemplate.read("template.yml", yaml);
  }

  String text() {
    return text;
  }

  DeployedTemplate deployed() {
    Map<String, DeployedTemplate> inner = new LinkedHashMap<>();
    nested.forEach((id, stack) -> inner.put(id, stack.deployed()));
    return new DeployedTemplate(template, parameters, inner);
  }

  StackInventory inventory() {
    List<StackInventory.Item> items = new ArrayList<>();
    template
        .resources()
        .values()
        .forEach(r -> items.add(new StackInventory.Item(r.logicalId(), ref(r), r.type())));
    Map<String, StackInventory> inner = new LinkedHashMap<>();
    nested.forEach((id, stack) -> inner.put(id, stack.inventory()));
    return new StackInventory(
        "arn:aws:cloudformation" + PLACE + "stack/granules/1f2e", items, inner);
  }

  Keep keep() {
    return new Keep(deployed(), inventory());
  }

  /** Deploys a template, with what definitions in use need of this stack. */
  KeptTemplate update(Template after, DefinitionInUse... inUse) {
    return keep().in(after, Map.of(), Map.of(), List.of(inUse));
  }

  /** Returns the definition of a machine as an execution has it that is running. */
  DefinitionInUse running(String machine, String execution) {
    return inUse(
        machine,
        new DefinitionInUse.Executions(
            List.of(new DefinitionInUse.Execution(execution, START)), true));
  }

  /** Returns the definition of a machine as the deployed one. */
  DefinitionInUse deployed(String machine) {
    return inUse(machine, new DefinitionInUse.Deployed());
  }

  private DefinitionInUse inUse(String id, DefinitionInUse.Use use) {
    Map<String, Object> machine = Plain.mapping(properties(id));
    return new DefinitionInUse(
        new DefinitionInUse.Machine(
            Optional.empty(), id, ref(id), "EXPRESS".equals(machine.get("StateMachineType"))),
        (String) resolve(machine.get("DefinitionString")),
        (String) resolve(machine.get("RoleArn")),
        settings(machine),
        use);
  }

  private DefinitionInUse.Settings settings(Map<String, Object> machine) {
    Object logging = machine.get("LoggingConfiguration");
    boolean isLogged = logging instanceof Map<?, ?> set && !"OFF".equals(set.get("Level"));
    Object tracing = machine.get("TracingConfiguration");
    Object encryption = machine.get("EncryptionConfiguration");
    return new DefinitionInUse.Settings(
        isLogged ? List.of("arn:aws:logs" + PLACE + "log-group:x:*") : List.of(),
        tracing instanceof Map<?, ?> set && "true".equals(String.valueOf(set.get("Enabled"))),
        encryption instanceof Map<?, ?> set
            ? Optional.ofNullable(set.get("KmsKeyId")).map(key -> (String) resolve(key))
            : Optional.empty());
  }

  private CfnValue.Mapping properties(String id) {
    return template.resources().get(id).properties().orElseThrow();
  }

  /** Returns whether a role allows an action on a resource, by the policies of this stack. */
  boolean allows(String roleArn, String action, String resource) {
    return statements(roleArn).stream()
        .anyMatch(
            statement ->
                "Allow".equals(statement.get("Effect"))
                    && matches(statement.get("Action"), action)
                    && matches(statement.get("Resource"), resource));
  }

  /** Returns all statements of a role; none if the stack has no such role. */
  List<Map<?, ?>> statements(String roleArn) {
    List<Map<?, ?>> found = new ArrayList<>();
    for (Resource resource : template.resources().values()) {
      Map<String, Object> properties = resource.properties().map(Plain::mapping).orElseGet(Map::of);
      if (resource.type().equals("AWS::IAM::Role") && arn(resource).equals(roleArn)) {
        list(properties.get("Policies")).forEach(policy -> add(policy, found));
        list(properties.get("ManagedPolicyArns"))
            .forEach(
                arn ->
                    template.resources().values().stream()
                        .filter(policy -> ref(policy).equals(resolve(arn)))
                        .forEach(
                            policy -> add(Plain.mapping(properties(policy.logicalId())), found)));
      } else if (resource.type().endsWith("Policy")
          && list(properties.get("Roles")).stream()
              .anyMatch(role -> roleArn.endsWith("/" + resolve(role)))) {
        add(properties, found);
      }
    }
    return found;
  }

  private void add(Object policy, List<Map<?, ?>> found) {
    Map<?, ?> document = (Map<?, ?>) resolve(((Map<?, ?>) policy).get("PolicyDocument"));
    list(document.get("Statement")).forEach(each -> found.add((Map<?, ?>) each));
  }

  private static List<?> list(Object value) {
    return value == null ? List.of() : value instanceof List<?> items ? items : List.of(value);
  }

  private static boolean matches(Object patterns, String text) {
    return list(patterns).stream()
        .anyMatch(each -> text.matches(each.toString().replace(".", "\\.").replace("*", ".*")));
  }

  String ref(String logicalId) {
    Resource resource = template.resources().get(logicalId);
    if (resource == null) {
      throw new AssertionError("no " + logicalId + " in " + template.resources().keySet());
    }
    return ref(resource);
  }

  /** Returns the ARN of a resource. */
  String arn(String logicalId) {
    return arn(template.resources().get(logicalId));
  }

  private String arn(Resource resource) {
    String ref = ref(resource);
    return switch (resource.type()) {
      case "AWS::Lambda::Function" -> "arn:aws:lambda" + PLACE + "function:" + ref;
      case "AWS::IAM::Role" -> "arn:aws:iam::" + ACCOUNT + ":role/" + ref;
      case "AWS::SQS::Queue" -> "arn:aws:sqs" + PLACE + ref.substring(ref.lastIndexOf('/') + 1);
      case "AWS::Logs::LogGroup" -> "arn:aws:logs" + PLACE + "log-group:" + ref + ":*";
      case "AWS::DynamoDB::Table" -> "arn:aws:dynamodb" + PLACE + "table/" + ref;
      case "AWS::Events::Connection" -> "arn:aws:events" + PLACE + "connection/" + ref + "/5e6f";
      case "AWS::KMS::Key" -> "arn:aws:kms" + PLACE + "key/" + ref;
      default -> ref;
    };
  }

  private String ref(Resource resource) {
    String name =
        resource
            .properties()
            .flatMap(all -> Optional.ofNullable(all.get(nameProperty(resource.type()))))
            .map(Plain::of)
            .map(value -> (String) resolve(value))
            .orElse("granules-" + resource.logicalId() + "-1A2B");
    return switch (resource.type()) {
      case "AWS::StepFunctions::Activity" -> "arn:aws:states" + PLACE + "activity:" + name;
      case "AWS::StepFunctions::StateMachine" -> "arn:aws:states" + PLACE + "stateMachine:" + name;
      case "AWS::SNS::Topic" -> "arn:aws:sns" + PLACE + name;
      case "AWS::SQS::Queue" -> "https://sqs.us-east-1.amazonaws.com/" + ACCOUNT + "/" + name;
      case "AWS::ECS::TaskDefinition" -> "arn:aws:ecs" + PLACE + "task-definition/" + name + ":1";
      case "AWS::ECS::Service" -> "arn:aws:ecs" + PLACE + "service/cluster/" + name;
      case "AWS::Lambda::Alias" ->
          "arn:aws:lambda"
              + PLACE
              + "function:"
              + resolve(Plain.of(resource.properties().orElseThrow().get("FunctionName")))
              + ":"
              + name;
      case "AWS::Lambda::Version" ->
          "arn:aws:lambda"
              + PLACE
              + "function:"
              + resolve(Plain.of(resource.properties().orElseThrow().get("FunctionName")))
              + ":7";
      case "AWS::IAM::ManagedPolicy" -> "arn:aws:iam::" + ACCOUNT + ":policy/" + name;
      case "AWS::CloudFormation::Stack" ->
          "arn:aws:cloudformation" + PLACE + "stack/granules-" + resource.logicalId() + "/2d3c";
      default -> known(resource.type(), name);
    };
  }

  /** Returns what Ref gives of a type that the tables of the program know. */
  private static String known(String type, String name) {
    for (String line : ProgramData.lines(ResourceIdentity.class, "resources.txt")) {
      String[] columns = line.split(" +");
      if (type.equals("AWS::" + columns[1]) && columns[2].equals("arn")) {
        String[] service = columns[0].split(":");
        return "arn:aws:" + service[0] + PLACE + service[1] + "/" + name;
      }
    }
    return name;
  }

  private static String nameProperty(String type) {
    String last = type.substring(type.lastIndexOf(':') + 1);
    return switch (last) {
      case "Activity", "Alias" -> "Name";
      case "TaskDefinition" -> "Family";
      default -> last + "Name";
    };
  }

  /** Resolves what CloudFormation resolves. */
  private Object resolve(Object value) {
    if (value instanceof List<?> items) {
      return items.stream().map(this::resolve).toList();
    }
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    if (map.containsKey("Ref")) {
      return referred(map.get("Ref").toString());
    }
    if (map.containsKey("Fn::GetAtt")) {
      List<?> parts = (List<?>) map.get("Fn::GetAtt");
      return referred(parts.get(0) + "." + parts.get(1));
    }
    if (map.get("Fn::Sub") instanceof List<?> parts) {
      String sub = (String) parts.get(0);
      for (Map.Entry<?, ?> variable : ((Map<?, ?>) parts.get(1)).entrySet()) {
        sub = sub.replace("${" + variable.getKey() + "}", resolve(variable.getValue()).toString());
      }
      return resolve(Map.of("Fn::Sub", sub));
    }
    if (map.get("Fn::Sub") instanceof String sub) {
      return PLACE_IN_SUB
          .matcher(sub)
          .replaceAll(found -> Matcher.quoteReplacement(referred(found.group(1))));
    }
    if (map.containsKey("Fn::FindInMap")) {
      List<?> path = (List<?>) resolve(map.get("Fn::FindInMap"));
      Object found = Plain.of(template.section("Mappings").get(path.get(0)).value());
      return ((Map<?, ?>) ((Map<?, ?>) found).get(path.get(1))).get(path.get(2));
    }
    if (map.containsKey("Fn::Join")) {
      List<?> parts = (List<?>) map.get("Fn::Join");
      return String.join(
          (String) parts.get(0),
          list(resolve(parts.get(1))).stream().map(Object::toString).toList());
    }
    Map<String, Object> resolved = new LinkedHashMap<>();
    map.forEach((name, inner) -> resolved.put((String) name, resolve(inner)));
    return resolved;
  }

  private String referred(String path) {
    if (PSEUDO.containsKey(path)) {
      return PSEUDO.get(path);
    }
    String[] parts = path.split("\\.", 2);
    if (parameters.containsKey(path)) {
      return parameters.get(path);
    }
    if (parts.length == 2 && parts[1].startsWith("Outputs.")) {
      SimulatedStack inner = nested.get(parts[0]);
      Map<?, ?> output =
          (Map<?, ?>) Plain.of(inner.template.outputs().get(parts[1].substring(8)).value());
      return (String) inner.resolve(output.get("Value"));
    }
    if (parts.length == 1) {
      return ref(path);
    }
    String arn = arn(parts[0]);
    if (parts[1].equals("StreamArn")) {
      return arn + "/stream/2026-03-01T12:00:00.000";
    }
    return parts[1].endsWith("Name") ? arn.substring(arn.lastIndexOf(':') + 1) : arn;
  }
}
