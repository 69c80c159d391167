package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What schemas do not say of resources whose properties depend on each other. */
final class ResourceCheck {
  private static final RuleInfo ONE_DEFINITION =
      RuleInfo.error(
          Stage.TEMPLATE,
          "C6120",
          "one-definition",
          "A state machine has no definition, or more than one.");

  private static final RuleInfo ZIP_NEEDS =
      RuleInfo.error(
          Stage.TEMPLATE,
          "C6121",
          "zip-function-incomplete",
          "A function whose code is a zip file has no handler or no runtime.");

  private static final RuleInfo FIFO_SUFFIX =
      RuleInfo.error(
          Stage.TEMPLATE,
          "C6122",
          "fifo-suffix",
          "A FIFO queue or topic has a name that does not end in `.fifo`.");

  private static final RuleInfo LOG_DESTINATION =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6123",
              "log-destination",
              "A state machine is to write a log, but not to exactly one log group.")
          .because("CloudFormation fails to create the state machine.");

  private static final List<String> DEFINITIONS =
      List.of("Definition", "DefinitionString", "DefinitionS3Location");

  private static final Map<String, String> FIFO_NAMES =
      Map.of("AWS::SQS::Queue", "QueueName", "AWS::SNS::Topic", "TopicName");

  private ResourceCheck() {}

  static void check(Template template, Diagnostics diagnostics) {
    for (Resource resource : template.resources().values()) {
      CfnValue.Mapping properties =
          resource.properties().orElseGet(() -> new CfnValue.Mapping(Map.of(), resource.origin()));
      if (properties.members().keySet().stream().anyMatch(name -> name.startsWith("Fn::"))) {
        continue;
      }
      switch (resource.type()) {
        case "AWS::StepFunctions::StateMachine" -> {
          checkDefinition(resource, properties, diagnostics);
          if (properties.get("LoggingConfiguration") instanceof CfnValue.Mapping logging) {
            checkLogging(resource, logging, diagnostics);
          }
        }
        case "AWS::Lambda::Function" -> checkZip(resource, properties, diagnostics);
        case "AWS::SQS::Queue", "AWS::SNS::Topic" -> checkFifo(resource, properties, diagnostics);
        default -> {}
      }
    }
  }

  private static void checkDefinition(
      Resource resource, CfnValue.Mapping properties, Diagnostics diagnostics) {
    List<String> found = DEFINITIONS.stream().filter(properties.members()::containsKey).toList();
    if (found.isEmpty()) {
      diagnostics.report(
          ONE_DEFINITION,
          resource.origin(),
          "`"
              + resource.logicalId()
              + "` has no definition: it needs one of `Definition`, `DefinitionString` and"
              + " `DefinitionS3Location`.");
    } else if (found.size() > 1 && found.stream().noneMatch(name -> isChosen(properties, name))) {
      CfnValue.Member second = properties.members().get(found.get(1));
      diagnostics.report(
          ONE_DEFINITION,
          second == null ? resource.origin() : second.key(),
          "`"
              + resource.logicalId()
              + "` has `"
              + String.join("` and `", found)
              + "`, but may have only one of them.");
    }
  }

  private static void checkLogging(
      Resource resource, CfnValue.Mapping logging, Diagnostics diagnostics) {
    boolean logs =
        logging.get("Level") instanceof CfnValue.Text level && !level.value().equals("OFF");
    @Nullable CfnValue destinations = logging.get("Destinations");
    boolean one =
        destinations instanceof CfnValue.Sequence list
            ? list.items().size() == 1
            : destinations != null;
    if (logs && !one) {
      diagnostics.report(
          LOG_DESTINATION,
          (destinations == null ? logging : destinations).origin(),
          "`" + resource.logicalId() + "` writes a log, and needs exactly one of `Destinations`.");
    }
  }

  private static boolean isChosen(CfnValue.Mapping properties, String name) {
    return properties.get(name) instanceof CfnValue.Function function
        && function.name().equals("Fn::If");
  }

  private static void checkZip(
      Resource resource, CfnValue.Mapping properties, Diagnostics diagnostics) {
    if (properties.members().containsKey("PackageType")
        || properties.get("Code") instanceof CfnValue.Mapping code
            && code.members().containsKey("ImageUri")) {
      return;
    }
    for (String name : List.of("Handler", "Runtime")) {
      if (!properties.members().containsKey(name)) {
        diagnostics.report(
            ZIP_NEEDS,
            resource.origin(),
            "`" + resource.logicalId() + "` has its code in a zip file, but no `" + name + "`.");
      }
    }
  }

  private static void checkFifo(
      Resource resource, CfnValue.Mapping properties, Diagnostics diagnostics) {
    CfnValue name = properties.get(FIFO_NAMES.getOrDefault(resource.type(), ""));
    String fifoKey = resource.type().endsWith("Queue") ? "FifoQueue" : "FifoTopic";
    boolean fifo = properties.get(fifoKey) instanceof CfnValue.Bool bool && bool.value();
    if (fifo && name instanceof CfnValue.Text text && !text.value().endsWith(".fifo")) {
      diagnostics.report(
          Diagnostic.of(
                  FIFO_SUFFIX,
                  name.origin(),
                  "`"
                      + resource.logicalId()
                      + "` is a FIFO "
                      + (fifoKey.equals("FifoQueue") ? "queue" : "topic")
                      + ", but its name `"
                      + text.value()
                      + "` does not end in `.fifo`.")
              .withHelp("Name it `" + text.value() + ".fifo`."));
    }
  }
}
