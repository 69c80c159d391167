package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.artifact.CodeAddress;
import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Emitted;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.template.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiEmitterTest {
  private static final String BASE =
      """
      prefix: my-app
      system_bucket: b
      iams: {lambdaProcessingRoleArn: arn:aws:iam::123456789012:role/lambda}
      """;

  private static final String PARENT =
      """
      prefix: my-app
      stackName: my-stack
      system_bucket: b
      apiStage: test
      iams: {lambdaApiGatewayRoleArn: arn:aws:iam::123456789012:role/api}
      vpc: {vpcId: vpc-1, subnets: [subnet-1], securityGroup: sg-1}
      es: {name: search}
      dynamos: {Notes: {}}
      buckets:
        internal: {name: my-internal}
        public: {name: my-public}
        browse: {name: my-browse, type: public}
        protected: {name: my-protected}
      lambdas:
        CustomBootstrap: {handler: index.handler, source: src}
        Bulk: {handler: index.handler, source: src}
        log2elasticsearch: {handler: index.handler, source: src}
      """;

  private static final String API =
      """
      apis: [{name: backend}]
      lambdas:
        Serve:
          handler: index.handler
          source: src
          apiRole: true
          launchInVpc: true
          useElasticSearch: true
          urs_redirect: token
          useDistributionApi: true
          logToElasticSearch: true
          envs:
            Bulk: {function: Ref, value: BulkLambdaFunctionArn}
            Notes: {function: Ref, value: NotesDynamoDB}
            Other: {function: Ref, value: distributionRestApi}
          apiGateway: [{api: backend, path: '{proxy+}', method: any}]
      """;

  @Test
  void makesAResourceOfEachSegmentOfAPath() {
    Emitted emitted = Emitted.of(BASE + withPaths("/notes/{note_id}/lines", "notes"));

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("ApiGateWayResourceNotes"))
        .isEqualTo(
            Plain.read(
                """
                ParentId: {'Fn::GetAtt': [mainRestApi, RootResourceId]}
                PathPart: notes
                RestApiId: {Ref: mainRestApi}
                """));
    assertThat(emitted.properties("ApiGateWayResourceNotesNoteidVar"))
        .containsEntry("ParentId", Map.of("Ref", "ApiGateWayResourceNotes"))
        .containsEntry("PathPart", "{note_id}");
    assertThat(emitted.properties("ApiGateWayResourceNotesNoteidVarLines"))
        .containsEntry("ParentId", Map.of("Ref", "ApiGateWayResourceNotesNoteidVar"));
    assertThat(emitted.resource("ApiGatewayDeployment1devmain"))
        .containsEntry(
            "DependsOn",
            List.of("ApiGatewayMethodNotesNoteidVarLinesGet", "ApiGatewayMethodNotesGet"));
  }

  @Test
  void emitsAnApiWithItsStageAndMethods() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                apis: [{name: main}]
                lambdas:
                  Serve:
                    handler: index.handler
                    source: src
                    apiGateway: [{api: main, path: notes, method: POST, cors: true}]
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("mainRestApi")).isEqualTo(Map.of("Name", "my-app-main"));
    assertThat(emitted.properties("mainApiGatewayStage"))
        .isEqualTo(
            Plain.read(
                """
                RestApiId: {Ref: mainRestApi}
                StageName: dev
                DeploymentId: {Ref: ApiGatewayDeployment1devmain}
                """));
    assertThat(emitted.properties("ApiGatewayMethodNotesPost"))
        .isEqualTo(
            Plain.read(
                """
                ResourceId: {Ref: ApiGateWayResourceNotes}
                RestApiId: {Ref: mainRestApi}
                HttpMethod: POST
                AuthorizationType: NONE
                Integration:
                  Type: AWS_PROXY
                  IntegrationHttpMethod: POST
                  Uri:
                    Fn::Join:
                      - ''
                      - - 'arn:aws:apigateway:'
                        - {Ref: AWS::Region}
                        - ':lambda:path/2015-03-31/functions/'
                        - {'Fn::GetAtt': [ServeLambdaFunction, Arn]}
                        - /invocations
                """));
    assertThat(emitted.properties("ApiGatewayMethodNotesOptions"))
        .containsEntry("HttpMethod", "OPTIONS");
    assertThat(emitted.resource("ApiGatewayDeployment1devmain"))
        .containsEntry(
            "DependsOn", List.of("ApiGatewayMethodNotesPost", "ApiGatewayMethodNotesOptions"));
    assertThat(emitted.properties("ServeLambdaPermissionApiGateway"))
        .containsEntry("SourceArn", executeApi("${mainRestApi}/*"));
    assertThat(emitted.output("mainRestApiResource")).isEqualTo(Map.of("Ref", "mainRestApi"));
    assertThat(emitted.output("ApiStage")).isEqualTo("dev");
  }

  @Test
  void permitsEachApiThatCallsAFunction() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                apis: [{name: main}, {name: other}, {name: third}]
                lambdas:
                  Serve:
                    handler: index.handler
                    source: src
                    apiGateway:
                      - {api: main, path: a, method: get}
                      - {api: main, path: b, method: get}
                      - {api: third, path: c, method: get}
                  Tell:
                    handler: index.handler
                    source: src
                    apiGateway: [{api: other, path: d, method: get}]
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("ServeLambdaPermissionApiGateway"))
        .containsEntry("SourceArn", executeApi("${mainRestApi}/*"));
    assertThat(emitted.properties("ServeLambdaPermissionApiGateway2"))
        .containsEntry("SourceArn", executeApi("${thirdRestApi}/*"));
    assertThat(emitted.properties("TellLambdaPermissionApiGateway"))
        .containsEntry("SourceArn", executeApi("${otherRestApi}/*"));
    assertThat(emitted.template().resources())
        .doesNotContainKeys("ServeLambdaPermissionApiGateway3", "TellLambdaPermissionApiGateway2");
  }

  private static Map<String, String> executeApi(String resource) {
    return Map.of(
        "Fn::Sub",
        "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:" + resource);
  }

  @Test
  void closesAPrivateApiAndWritesItsLog() {
    Emitted emitted =
        Emitted.of(
            BASE
                + withPaths("notes")
                + """
                vpc: {vpcId: vpc-1}
                apiConfigs: {main: {private: true, port: 8000, logApigatewayToCloudwatch: true}}
                logToSharedDestination: arn:aws:logs:us-east-1:1:destination:d
                """);

    assertThat(emitted.problems())
        .containsExactly(
            "warning C1006 config.yml:8:48 `logApigatewayToCloudwatch` is read as"
                + " `logApiGatewayToCloudWatch`. Write `logApiGatewayToCloudWatch`.");
    assertThat(emitted.properties("mainRestApi"))
        .containsEntry("EndpointConfiguration", Map.of("Types", List.of("PRIVATE")))
        .containsEntry(
            "Policy",
            Plain.read(
                """
                Version: '2012-10-17'
                Statement:
                  - Effect: Allow
                    Principal: '*'
                    Action: '*'
                    Resource: '*'
                    Condition: {StringEquals: {'aws:SourceVpc': vpc-1}}
                """));
    assertThat(emitted.properties("mainApiGatewayStage"))
        .containsKeys("AccessLogSetting", "MethodSettings");
    assertThat(emitted.properties("ApiGatewayCloudWatchLogGroupmain"))
        .containsEntry("RetentionInDays", "30");
    assertThat(emitted.properties("ApiGatewayLogSubscriptionmain"))
        .containsEntry("DestinationArn", "arn:aws:logs:us-east-1:1:destination:d");
    assertThat(emitted.output("mainRestApiResourceUrl").toString()).contains(":8000/, dev/");
  }

  @Test
  void reportsApisThatDoNotFit() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                apis: [{name: main}, {name: empty}]
                apiConfigs: {main: {private: true}}
                lambdas:
                  Serve:
                    handler: index.handler
                    source: src
                    apiGateway: [{api: main, path: a, method: get}, {api: mian, path: a, method: get}]
                """);

    assertThat(emitted.problems())
        .containsExactly(
            "error C2131 config.yml:4:15 The API `main` is private, but `vpc.vpcId` is not set. Set"
                + " `vpc.vpcId` to the VPC that may use it.",
            "error C2130 config.yml:4:29 No function has a method of the API `empty`. Give one an"
                + " `apiGateway` entry with `api: empty`.",
            "error C2132 config.yml:10:59 `mian` is not an API of `apis`. Did you mean `main`?");
  }

  @Test
  void reportsTwoPathsOfOneName() {
    Emitted emitted =
        Emitted.of(BASE + withPaths("my-notes", "mynotes").replaceFirst("get", "post"));

    assertThat(emitted.problems())
        .containsExactly(
            "error C6001 config.yml:6:136 This makes a second resource `ApiGateWayResourceMynotes`."
                + " Rename one of the two.");
  }

  @Test
  void surroundsTheFunctionsOfANestedApi() {
    Diagnostics diagnostics = new Diagnostics();
    Emitted nested = nested(PARENT, API, diagnostics);

    assertThat(nested.problems()).isEmpty();
    assertThat(nested.properties("ServeLambdaFunction"))
        .containsEntry("FunctionName", "my-stack-Serve")
        .containsEntry("Role", "arn:aws:iam::123456789012:role/api")
        .containsEntry("Tags", List.of(Map.of("Key", "Project", "Value", "my-stack")))
        .containsEntry(
            "VpcConfig",
            Plain.read("{SecurityGroupIds: [{Ref: SecurityGroupId}], SubnetIds: [subnet-1]}"))
        .containsEntry(
            "Environment",
            Plain.read(
                """
                Variables:
                  stackName: my-stack
                  public_buckets: my-public,my-browse
                  protected_buckets: my-protected
                  ES_HOST: {Ref: ElasticSearchDomain}
                  TOKEN_REDIRECT_ENDPOINT:
                    Fn::Join:
                      - ''
                      - - https://
                        - {Ref: backendRestApi}
                        - .execute-api.
                        - {'Fn::Sub': '${AWS::Region}'}
                        - .amazonaws.com
                        - /
                        - test/token
                  Bulk: {Ref: BulkLambdaFunctionArn}
                  Notes: {Ref: NotesDynamoDB}
                  Other: {Ref: distributionRestApi}
                """));
    assertThat(nested.resource("ServeLogSubscription"))
        .containsEntry("DependsOn", List.of("ServeLogGroup"));
    assertThat(nested.properties("ServeLogSubscription"))
        .containsEntry("DestinationArn", Map.of("Ref", "log2elasticsearchLambdaFunctionArn"));
    assertThat(nested.template().parameters().keySet())
        .containsExactly(
            "CmrPassword",
            "ElasticSearchDomain",
            "LaunchpadPassphrase",
            "SecurityGroupId",
            "log2elasticsearchLambdaFunctionArn",
            "BulkLambdaFunctionArn",
            "NotesDynamoDB",
            "distributionRestApi");
  }

  @Test
  void givesFunctionsTheAddressesThatAreSet() {
    Emitted nested =
        nested(
            PARENT
                + "api_backend_url: https://api.example.org/\n"
                + "api_distribution_url: https://files.example.org/\n",
            API.replace("urs_redirect: token", "urs_redirect: distribution"),
            new Diagnostics());

    assertThat(nested.problems()).isEmpty();
    assertThat(nested.properties("ServeLambdaFunction").get("Environment").toString())
        .contains(
            "DISTRIBUTION_REDIRECT_ENDPOINT=https://files.example.org/redirect",
            "DISTRIBUTION_ENDPOINT=https://files.example.org/");
  }

  @Test
  void reportsWhatTheStackAroundDoesNotHave() {
    Emitted nested = nested(PARENT, API.replace("BulkLambda", "BlukLambda"), new Diagnostics());

    assertThat(nested.problems())
        .containsExactly(
            "error C2101 config.yml:13:36 `BlukLambdaFunctionArn` is no resource, parameter or"
                + " pseudo parameter of the template.");
  }

  private static String withPaths(String... paths) {
    StringBuilder yaml =
        new StringBuilder(
            """
            apis: [{name: main}]
            lambdas:
              Serve: {handler: index.handler, source: src, apiGateway: [\
            """);
    for (String path : paths) {
      yaml.append("{api: main, method: get, path: '").append(path).append("'},");
    }
    return yaml.append("]}\n").toString();
  }

  private static Emitted nested(String parent, String api, Diagnostics diagnostics) {
    DeploymentBinder binder = new DeploymentBinder(diagnostics);
    Deployment around = binder.bind("test", Yaml.mapping(parent));
    Deployment inside = binder.bindNested("Api", Yaml.mapping(api), around);
    Map<String, CodeAddress> code = Map.of();
    Template template = TemplateEmitter.emitApi(inside, around, code, diagnostics);
    return Emitted.checked(inside, template, diagnostics);
  }
}
