package dev.cumulusc.asl;

import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.IntrinsicFunctions;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * A file that is often given in place of a state machine definition.
 *
 * @param message what the file is
 * @param help what to give instead
 */
public record OtherFile(Origin origin, String message, String help) {

  /** Fields that have a definition as text, in requests and answers and in templates. */
  private static final List<String> TEXT_FIELDS = List.of("definition", "DefinitionString");

  /** Returns whether a file holds a definition, as far as its first field shows it. */
  public static boolean isDefinition(Node file) {
    return file instanceof MappingNode mapping && mapping.has("StartAt");
  }

  /** Returns what a file is, if it is no definition but a known other file. */
  public static Optional<OtherFile> recognized(MappingNode file) {
    Optional<String> function = IntrinsicFunctions.of(file);
    if (function.isPresent()) {
      return Optional.of(
          finding(
              file,
              "This is the intrinsic function `" + function.get() + "`, and no definition.",
              "Step Functions does not know the functions of CloudFormation. Give the definition"
                  + " itself, with `${Name}` for what the template fills in."));
    }
    if (file.has("StartAt") || file.has("States")) {
      return Optional.empty();
    }
    if (file.has("Resources") || file.has("AWSTemplateFormatVersion")) {
      return Optional.of(
          finding(
              file,
              "This is a CloudFormation template, and no definition.",
              "Give the definition in a file of its own. The machines in an application's template"
                  + " are checked by `cumulusc validate APP`."));
    }
    Optional<String> text = TEXT_FIELDS.stream().filter(name -> isText(file, name)).findFirst();
    if (text.isPresent()) {
      return Optional.of(ofText(file, text.get()));
    }
    List<String> workflows = workflows(file);
    return workflows.isEmpty()
        ? withoutStates(file)
        : Optional.of(
            finding(
                file,
                "This holds the workflow"
                    + (workflows.size() == 1 ? " " : "s ")
                    + Words.all(workflows)
                    + " of an application, and no single definition.",
                "Check it with `cumulusc validate APP`, where APP is the application's folder."));
  }

  /** Returns what a file is that has neither field of a definition, under any spelling. */
  private static Optional<OtherFile> withoutStates(MappingNode file) {
    if (file.names().stream().anyMatch(name -> isMeant(name))) {
      return Optional.empty();
    }
    Optional<String> type =
        file.scalar("Type").map(ScalarNode::text).filter(StateType.labels()::contains);
    return Optional.of(
        type.isPresent()
            ? finding(
                file,
                "This is a single state of type `" + type.get() + "`, and no definition.",
                "Write it under its name in `States`, and the name under `StartAt`.")
            : finding(
                file,
                "This has neither `StartAt` nor `States`, so it is no definition.",
                "Give a file with a state machine's definition, as JSON or YAML."));
  }

  private static boolean isMeant(String name) {
    String plain = name.endsWith(".$") ? name.substring(0, name.length() - 2) : name;
    return Suggestions.nearest(plain, List.of("StartAt", "States")).isPresent();
  }

  /** Returns whether a field has the text of a definition. */
  private static boolean isText(MappingNode file, String name) {
    return file.get(name)
        .filter(ScalarNode.class::isInstance)
        .map(node -> ((ScalarNode) node).text())
        .filter(text -> text.contains("StartAt") || file.has("stateMachineArn"))
        .isPresent();
  }

  private static OtherFile ofText(MappingNode file, String name) {
    boolean isDescribed = file.has("stateMachineArn");
    return finding(
        file,
        isDescribed
            ? "This is what AWS knows about a state machine; the definition is the text in `"
                + name
                + "`."
            : "The definition is the text in `" + name + "`, and not this.",
        isDescribed
            ? "Write that text into a file of its own: `aws stepfunctions describe-state-machine"
                + " --state-machine-arn ARN --query definition --output text > FILE`."
            : "Write that text into a file of its own.");
  }

  private static List<String> workflows(MappingNode file) {
    MappingNode all = file.mapping("stepFunctions").orElse(file);
    return all.names().stream()
        .filter(name -> all.mapping(name).filter(OtherFile::isWorkflow).isPresent())
        .toList();
  }

  private static boolean isWorkflow(MappingNode node) {
    Optional<Node> nested = node.get("definition");
    return (node.has("StartAt") && node.has("States"))
        || nested.filter(MappingNode.class::isInstance).isPresent();
  }

  private static OtherFile finding(MappingNode file, String message, String help) {
    Origin first = file.entries().isEmpty() ? file.origin() : file.entries().get(0).key().origin();
    return new OtherFile(first, message, help);
  }
}
