package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Map;

/** Finds FIFO queues and topics whose names do not end as they must. */
public final class FifoName implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6122",
              "fifo-suffix",
              "The name of a FIFO queue or topic does not end in `.fifo`.")
          .fixedBy("Add `.fifo` to the end of the name.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html"));

  private static final Map<String, String> FIFO_NAMES =
      Map.of("AWS::SQS::Queue", "QueueName", "AWS::SNS::Topic", "TopicName");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    checked.wholeResources(
        FIFO_NAMES.keySet(), (resource, properties) -> check(resource, properties, diagnostics));
  }

  private static void check(
      Resource resource, CfnValue.Mapping properties, Diagnostics diagnostics) {
    CfnValue name = properties.get(FIFO_NAMES.getOrDefault(resource.type(), ""));
    String fifoKey = resource.type().endsWith("Queue") ? "FifoQueue" : "FifoTopic";
    boolean fifo = properties.get(fifoKey) instanceof CfnValue.Bool bool && bool.value();
    if (fifo && name instanceof CfnValue.Text text && !text.value().endsWith(".fifo")) {
      diagnostics.report(
          Diagnostic.of(
                  INFO,
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
