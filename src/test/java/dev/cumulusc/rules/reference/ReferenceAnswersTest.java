package dev.cumulusc.rules.reference;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.fixture.TreeCases;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.validate.CheckedTemplate;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What is said of a wrong reference or ARN, and what is advised: {@code trees/references.txt} has
 * states, resources, and states of bare definitions (behind {@code bare}), each with the findings.
 */
class ReferenceAnswersTest {
  /** What the references of the file can name. */
  private static final String RESOURCES =
      """
      Parameters:
        Given: {Type: String}
      Resources:
        Work: {Type: AWS::Lambda::Function}
        Jobs: {Type: AWS::SQS::Queue}
        News: {Type: AWS::SNS::Topic}
        Orders: {Type: AWS::DynamoDB::Table}
        Copier: {Type: AWS::ECS::TaskDefinition}
        Packer: {Type: AWS::Batch::JobQueue}
        Sorter: {Type: AWS::Glue::Job}
        Bus: {Type: AWS::Events::EventBus}
        Machine: {Type: AWS::StepFunctions::StateMachine}
        Manual: {Type: AWS::StepFunctions::Activity}
        WorkRole: {Type: AWS::IAM::Role}
        Files: {Type: AWS::S3::Bucket}
        Key: {Type: AWS::KMS::Key}
        Other: {Type: Custom::Thing}
      """;

  @Test
  void saysWhatTheFileSays() throws IOException {
    TreeCases.check("references.txt", ReferenceAnswersTest::answers);
  }

  private static String answers(String input) {
    Diagnostics out = new Diagnostics();
    if (input.startsWith("bare ")) {
      Machine machine = machine(input.substring("bare ".length()));
      new CallArgument().check(machine, out);
      new DefinitionArn().check(machine, out);
    } else if (input.contains("Properties: ")) {
      CheckedTemplate checked =
          new CheckedTemplate(template(RESOURCES + "  Place: " + input + "\n"), false);
      new PropertyReference().check(checked, out);
      new TemplateArn().check(checked, out);
      new TaskReference().check(checked, out);
      new CallArgument().check(checked, out);
    } else {
      Template template = template(RESOURCES);
      TaskReference.check(machine(input), template, out);
      CallArgument.check(machine(input), Optional.of(template), out);
    }
    List<String> found = out.sorted().stream().map(Found::whole).toList();
    return found.isEmpty() ? "-" : found.stream().collect(Collectors.joining("\n"));
  }

  private static Machine machine(String state) {
    return Machine.of(
        Yaml.mapping("{StartAt: A, States: {A: " + state + "}}"), MachineType.STANDARD);
  }

  private static Template template(String text) {
    MappingNode document = Yaml.mapping(text);
    return CfnReader.template(document, new Diagnostics());
  }
}
