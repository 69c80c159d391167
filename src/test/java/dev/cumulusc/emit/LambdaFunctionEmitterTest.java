package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Emitted;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LambdaFunctionEmitterTest {
  private static final String ROLES =
      """
      prefix: my-app
      stackName: my-stack
      cmaDir: /opt/
      cmr: {cmrEnvironment: UAT}
      iams:
        lambdaProcessingRoleArn: arn:aws:iam::123456789012:role/processing
        lambdaApiGatewayRoleArn: arn:aws:iam::123456789012:role/api
        distributionRoleArn: arn:aws:iam::123456789012:role/distribution
        migrationRoleArn: arn:aws:iam::123456789012:role/migration
      vpc: {vpcId: vpc-1, subnets: [subnet-1, subnet-2], securityGroup: sg-1}
      sqs:
        failures: {visibilityTimeout: 60}
      """;

  @Test
  void emitsAFunctionWithAllItsSettings() {
    Emitted emitted =
        Emitted.of(
            ROLES
                + """
                lambdas:
                  Hello:
                    handler: index.handler
                    source: src
                    description: Says hello
                    memory: 256
                    timeout: 60
                    layers: ['arn:aws:lambda:us-east-1:123456789012:layer:x:1']
                    launchInVpc: true
                    deadletterqueue: failures
                    useXray: true
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("HelloLambdaFunction"))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("Layers", List.of("arn:aws:lambda:us-east-1:123456789012:layer:x:1")),
                Map.entry("Code", Map.of("S3Bucket", "code", "S3Key", "Hello.zip")),
                Map.entry("FunctionName", "my-app-Hello"),
                Map.entry("Description", "Says hello"),
                Map.entry(
                    "Environment",
                    Map.of(
                        "Variables",
                        Map.of(
                            "stackName",
                            "my-stack",
                            "CMR_ENVIRONMENT",
                            "UAT",
                            "CUMULUS_MESSAGE_ADAPTER_DIR",
                            "/opt/"))),
                Map.entry("Handler", "index.handler"),
                Map.entry("MemorySize", "256"),
                Map.entry("TracingConfig", Map.of("Mode", "Active")),
                Map.entry("Role", "arn:aws:iam::123456789012:role/processing"),
                Map.entry("Runtime", "nodejs24.x"),
                Map.entry("Timeout", "60"),
                Map.entry("DeadLetterConfig", Map.of("TargetArn", getArn("failuresSQS"))),
                Map.entry("Tags", List.of(Map.of("Key", "Project", "Value", "my-app"))),
                Map.entry(
                    "VpcConfig",
                    Map.of(
                        "SecurityGroupIds",
                        List.of("sg-1"),
                        "SubnetIds",
                        List.of("subnet-1", "subnet-2")))));
    assertThat(emitted.template().resources()).doesNotContainKey("HelloLambdaFunctionRole");
  }

  @Test
  void keepsAVariableTheTextThatWasWritten() {
    Map<?, ?> variables =
        variables(
            """
            lambdas:
              Hello:
                handler: index.handler
                source: src
                useMessageAdapter: true
                tables: [GranulesTable]
                envs:
                  A: yes
                  B: 007
                  C: ''
                  D: '"30"'
                  E: {function: Ref, value: failuresSQS}
                  F: {function: Fn::GetAtt, array: [failuresSQS, Arn]}
                  G: {function: Fn::Sub, value: '${AWS::Region}-x'}
                  CMR_ENVIRONMENT: OPS
            """);

    assertThat(variables)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("stackName", "my-stack"),
                Map.entry("CMR_ENVIRONMENT", "OPS"),
                Map.entry("GranulesTable", "my-app-GranulesTable"),
                Map.entry("A", "yes"),
                Map.entry("B", "007"),
                Map.entry("C", ""),
                Map.entry("D", "30"),
                Map.entry("E", Map.of("Ref", "failuresSQS")),
                Map.entry("F", getArn("failuresSQS")),
                Map.entry("G", Map.of("Fn::Sub", "${AWS::Region}-x"))));
  }

  @Test
  void reportsTheAddressesOfSearchAndDistribution() {
    Map<?, ?> variables =
        variables(
            """
            es: {name: es5}
            api_distribution_url: https://x.example.com/
            lambdas:
              Hello:
                handler: index.handler
                source: src
                useElasticSearch: true
                useDistributionApi: true
            """);

    assertThat(variables.get("ES_HOST")).isEqualTo(Map.of("Ref", "es5DomainEndpoint"));
    assertThat(variables.get("DISTRIBUTION_ENDPOINT")).isEqualTo("https://x.example.com/");
  }

  @Test
  void givesEachFunctionTheRoleOfItsKind() {
    Emitted emitted =
        Emitted.of(
            ROLES
                + """
                lambdas:
                  Api: {handler: h.h, source: src, apiRole: true}
                  Distribution: {handler: h.h, source: src, distributionRole: true}
                  executeMigrations: {handler: h.h, source: src}
                """);

    assertThat(emitted.properties("ApiLambdaFunction"))
        .containsEntry("Role", "arn:aws:iam::123456789012:role/api");
    assertThat(emitted.properties("DistributionLambdaFunction"))
        .containsEntry("Role", "arn:aws:iam::123456789012:role/distribution");
    assertThat(emitted.properties("executeMigrationsLambdaFunction"))
        .containsEntry("Role", "arn:aws:iam::123456789012:role/migration");
  }

  @Test
  void bringsARoleWithWhatTheFunctionNeeds() {
    Emitted emitted =
        Emitted.of(
            """
            prefix: my-app
            useXray: true
            vpc: {subnets: [subnet-1], securityGroup: sg-1}
            sqs:
              failures: {visibilityTimeout: 60}
            lambdas:
              Plain: {handler: h.h, source: src, useXray: false}
              Full:
                handler: h.h
                source: src
                launchInVpc: true
                deadletterqueue: failures
                tables: [T]
                addLogGroup: true
            """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("FullLambdaFunction"))
        .containsEntry("Role", getArn("FullLambdaFunctionRole"));
    assertThat(emitted.properties("FullLambdaFunctionRole").get("AssumeRolePolicyDocument"))
        .asString()
        .contains("lambda.amazonaws.com");
    assertThat(statements(emitted, "FullLambdaFunctionRole"))
        .containsExactly(
            "logs:CreateLogStream logs:PutLogEvents on"
                + " arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}"
                + ":log-group:/aws/lambda/my-app-Full:*",
            "ec2:DescribeNetworkInterfaces ec2:DescribeSubnets on *",
            "ec2:AssignPrivateIpAddresses ec2:CreateNetworkInterface ec2:DeleteNetworkInterface"
                + " ec2:UnassignPrivateIpAddresses on"
                + " arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:*/*"
                + " arn:${AWS::Partition}:ec2:${AWS::Region}:*:subnet/subnet-1",
            "sqs:SendMessage on [failuresSQS, Arn]",
            "dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:ConditionCheckItem"
                + " dynamodb:DeleteItem dynamodb:DescribeTable dynamodb:GetItem dynamodb:PutItem"
                + " dynamodb:Query dynamodb:Scan dynamodb:UpdateItem on"
                + " arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/my-app-T"
                + " arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}"
                + ":table/my-app-T/index/*",
            "xray:PutTelemetryRecords xray:PutTraceSegments on *");
    assertThat(statements(emitted, "PlainLambdaFunctionRole"))
        .first()
        .asString()
        .startsWith("logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents on");
  }

  @Test
  void letsFunctionsReadTheirQueuesAndStreams() {
    Emitted emitted =
        Emitted.of(
            """
            prefix: my-app
            sqs:
              work:
                visibilityTimeout: 60
                consumer: [{lambda: Reader, schedule: rate(1 minute), messageLimit: 5}]
            dynamos: {T: null, U: {}}
            dynamo2ElasticSearch: {tables: [U], lambda: Indexer, batchSize: 10, startingPosition: LATEST}
            lambdas:
              Reader: {handler: h.h, source: src}
              Indexer: {handler: h.h, source: src}
            """);

    assertThat(statements(emitted, "ReaderLambdaFunctionRole"))
        .contains("sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage on [workSQS, Arn]");
    assertThat(statements(emitted, "IndexerLambdaFunctionRole"))
        .contains(
            "dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator on"
                + " UDynamoDBStreamArn",
            "dynamodb:ListStreams on *");
  }

  @Test
  void sendsLogsWhereTheyAreWanted() {
    Emitted emitted =
        Emitted.of(
            ROLES
                + """
                lambdas:
                  log2elasticsearch: {handler: h.h, source: src}
                  Hello:
                    handler: h.h
                    source: src
                    logToElasticSearch: true
                    logToSharedDestination: arn:aws:logs:us-east-1:123456789012:destination:x
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("HelloLogGroup"))
        .isEqualTo(Map.of("LogGroupName", "/aws/lambda/my-app-Hello", "RetentionInDays", "30"));
    assertThat(emitted.resource("HelloLogSubscription"))
        .isEqualTo(
            Map.of(
                "Type",
                "AWS::Logs::SubscriptionFilter",
                "DependsOn",
                List.of("HelloLogGroup", "log2elasticsearchLambdaPermissionLog"),
                "Properties",
                Map.of(
                    "DestinationArn",
                    getArn("log2elasticsearchLambdaFunction"),
                    "LogGroupName",
                    "/aws/lambda/my-app-Hello",
                    "FilterPattern",
                    "")));
    assertThat(emitted.properties("HelloLogSubscriptionToSharedDestination"))
        .containsEntry("DestinationArn", "arn:aws:logs:us-east-1:123456789012:destination:x");
    assertThat(emitted.properties("log2elasticsearchLambdaPermissionLog"))
        .containsEntry("Principal", Map.of("Fn::Sub", "logs.${AWS::Region}.amazonaws.com"));
  }

  @Test
  void warnsWhenNoFunctionTakesTheLog() {
    Emitted emitted =
        Emitted.of(
            ROLES + "lambdas:\n  Hello: {handler: h.h, source: src, logToElasticSearch: true}\n");

    assertThat(emitted.problems())
        .containsExactly(
            "warning C2110 config.yml:14:3 The log of `Hello` cannot go to Elasticsearch, since"
                + " there is no function `log2elasticsearch`. Add the function, or remove"
                + " `logToElasticSearch`.");
    assertThat(emitted.template().resources())
        .containsKey("HelloLogGroup")
        .doesNotContainKeys("HelloLogSubscription", "log2elasticsearchLambdaPermissionLog");
  }

  @Test
  void letsServicesCallTheFunctions() {
    Emitted emitted =
        Emitted.of(
            ROLES
                + """
                lambdas:
                  ScheduleSF: {handler: h.h, source: src}
                  Api:
                    handler: h.h
                    source: src
                    apiGateway: [{api: backend, path: x, method: any}]
                """);

    assertThat(emitted.properties("ApiLambdaPermissionApiGateway"))
        .isEqualTo(
            Map.of(
                "Action",
                "lambda:InvokeFunction",
                "FunctionName",
                getArn("ApiLambdaFunction"),
                "Principal",
                "apigateway.amazonaws.com",
                "SourceArn",
                Map.of(
                    "Fn::Sub",
                    "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:*")));
    assertThat(emitted.properties("GenericLambdaPermission"))
        .containsEntry("Principal", "events.amazonaws.com")
        .containsEntry(
            "SourceArn",
            Map.of(
                "Fn::Sub", "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/*"))
        .containsEntry("FunctionName", getArn("ScheduleSFLambdaFunction"));
  }

  @Test
  void reportsAReferenceToNothingWhereItIsWritten() {
    Emitted emitted =
        Emitted.of(
            ROLES
                + """
                lambdas:
                  Hello:
                    handler: h.h
                    source: src
                    deadletterqueue: failure
                    envs:
                      A: {function: Ref, value: HelloLambda}
                """);

    assertThat(emitted.problems())
        .containsExactly(
            "error C2101 config.yml:17:22 `failureSQS` is no resource, parameter or pseudo parameter"
                + " of the template. Did you mean `failuresSQS`?",
            "error C2101 config.yml:19:33 `HelloLambda` is no resource, parameter or pseudo"
                + " parameter of the template. Did you mean `HelloLambdaFunction`?");
  }

  private static Map<?, ?> variables(String yaml) {
    Emitted emitted = Emitted.of(ROLES + yaml);
    assertThat(emitted.problems()).filteredOn(problem -> problem.startsWith("error")).isEmpty();
    Object environment = emitted.properties("HelloLambdaFunction").get("Environment");
    return (Map<?, ?>) ((Map<?, ?>) environment).get("Variables");
  }

  private static Map<String, Object> getArn(String logicalId) {
    return Map.of("Fn::GetAtt", List.of(logicalId, "Arn"));
  }

  /** Returns the statements of a role: {@code sqs:SendMessage on [queue, Arn]}. */
  private static List<String> statements(Emitted emitted, String role) {
    List<?> policies = (List<?>) emitted.properties(role).get("Policies");
    Map<?, ?> document = (Map<?, ?>) ((Map<?, ?>) policies.get(0)).get("PolicyDocument");
    return ((List<?>) document.get("Statement"))
        .stream().map(statement -> print((Map<?, ?>) statement)).toList();
  }

  private static String print(Map<?, ?> statement) {
    StringBuilder text = new StringBuilder();
    ((List<?>) statement.get("Action")).forEach(action -> text.append(action).append(' '));
    text.append("on");
    Object resource = statement.get("Resource");
    for (Object one : resource instanceof List<?> several ? several : List.of(resource)) {
      Object shown = one instanceof Map<?, ?> map ? map.values().iterator().next() : one;
      text.append(' ').append(shown);
    }
    return text.toString();
  }
}
