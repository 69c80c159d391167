package dev.cumulusc.iam;

import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.model.Network;
import dev.cumulusc.model.Queue;
import dev.cumulusc.model.SearchDomain;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a Lambda function's code and the service that runs it may do. */
public final class FunctionPolicy {
  private static final List<String> TABLE_ACTIONS =
      List.of(
          "dynamodb:BatchGetItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:Query",
          "dynamodb:Scan",
          "dynamodb:UpdateItem");

  private static final List<String> STREAM_ACTIONS =
      List.of("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator");

  private static final List<String> QUEUE_ACTIONS =
      List.of("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage");

  private static final List<String> SEARCH_ACTIONS =
      List.of(
          "es:ESHttpDelete",
          "es:ESHttpGet",
          "es:ESHttpHead",
          "es:ESHttpPatch",
          "es:ESHttpPost",
          "es:ESHttpPut");

  private FunctionPolicy() {}

  /**
   * Returns all that a function's own role allows.
   *
   * @param ownLogGroup whether the template makes the function's log group; otherwise Lambda does
   */
  public static List<Statement> of(Deployment deployment, LambdaSpec lambda, boolean ownLogGroup) {
    List<Statement> statements = new ArrayList<>();
    statements.add(log(deployment, lambda, ownLogGroup));
    if (lambda.access().vpc().isOn()) {
      deployment.network().ifPresent(network -> statements.addAll(interfaces(network, lambda)));
    }
    lambda
        .deadLetters()
        .queue()
        .ifPresent(
            queue ->
                statements.add(
                    Statement.allow(
                        List.of("sqs:SendMessage"),
                        CfnValue.getAtt(LogicalIds.queue(queue.value()), "Arn", queue.origin()))));
    statements.addAll(streams(deployment, lambda));
    statements.addAll(code(deployment, lambda));
    return statements;
  }

  /** Returns what the code needs wherever it runs: in Lambda, or in a container instead. */
  public static List<Statement> code(Deployment deployment, LambdaSpec lambda) {
    List<Statement> statements = new ArrayList<>();
    List<CfnValue> tables = new ArrayList<>();
    for (Located<String> table : lambda.environment().tables()) {
      String name = "table/" + deployment.prefix().value() + "-" + table.value();
      tables.add(Arns.here("dynamodb", name, table.origin()));
      tables.add(Arns.here("dynamodb", name + "/index/*", table.origin()));
    }
    if (!tables.isEmpty()) {
      statements.add(Statement.allow(TABLE_ACTIONS, tables));
    }
    List<CfnValue> queues =
        deployment.base().messaging().queues().stream()
            .filter(queue -> isConsumer(queue, lambda))
            .map(queue -> CfnValue.getAtt(queue.logicalId(), "Arn", queue.origin()))
            .toList();
    if (!queues.isEmpty()) {
      statements.add(Statement.allow(QUEUE_ACTIONS, queues));
    }
    Optional<SearchDomain> search = deployment.base().storage().search();
    if (lambda.environment().searchDomain().isOn() && search.isPresent()) {
      String domain = deployment.prefix().value() + "-" + search.get().name().value();
      statements.add(
          Statement.allow(
              SEARCH_ACTIONS, Arns.here("es", "domain/" + domain + "/*", lambda.origin())));
    }
    if (deployment.traces(lambda)) {
      statements.add(
          Statement.allowEverywhere(
              List.of("xray:PutTelemetryRecords", "xray:PutTraceSegments"), lambda.origin()));
    }
    return statements;
  }

  private static boolean isConsumer(Queue queue, LambdaSpec lambda) {
    return queue.consumers().stream()
        .anyMatch(consumer -> consumer.lambda().value().equals(lambda.name().value()));
  }

  /** Lambda reads the changes of tables on the function's behalf. */
  private static List<Statement> streams(Deployment deployment, LambdaSpec lambda) {
    return deployment
        .base()
        .storage()
        .streams()
        .filter(streams -> streams.lambda().value().equals(lambda.name().value()))
        .map(
            streams ->
                List.of(
                    Statement.allow(
                        STREAM_ACTIONS,
                        streams.tables().stream()
                            .map(
                                table ->
                                    CfnValue.ref(
                                        LogicalIds.tableStream(table.value()), table.origin()))
                            .toList()),
                    Statement.allowEverywhere(List.of("dynamodb:ListStreams"), streams.origin())))
        .orElse(List.of());
  }

  private static Statement log(Deployment deployment, LambdaSpec lambda, boolean ownLogGroup) {
    List<String> actions = new ArrayList<>(List.of("logs:CreateLogStream", "logs:PutLogEvents"));
    if (!ownLogGroup) {
      actions.add(0, "logs:CreateLogGroup");
    }
    String group = "log-group:/aws/lambda/" + deployment.functionName(lambda) + ":*";
    return Statement.allow(actions, Arns.here("logs", group, lambda.origin()));
  }

  /**
   * Lambda refuses a function whose role could not handle every network interface of the account,
   * and subnets may belong to another account that shares them.
   */
  private static List<Statement> interfaces(Network network, LambdaSpec lambda) {
    Origin origin = lambda.origin();
    List<CfnValue> resources = new ArrayList<>();
    resources.add(Arns.here("ec2", "*/*", origin));
    for (Located<String> subnet : network.subnets()) {
      resources.add(
          CfnValue.sub(
              "arn:${AWS::Partition}:ec2:${AWS::Region}:*:subnet/" + subnet.value(),
              subnet.origin()));
    }
    return List.of(
        Statement.allowEverywhere(
            List.of("ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"), origin),
        Statement.allow(
            List.of(
                "ec2:AssignPrivateIpAddresses",
                "ec2:CreateNetworkInterface",
                "ec2:DeleteNetworkInterface",
                "ec2:UnassignPrivateIpAddresses"),
            resources));
  }
}
