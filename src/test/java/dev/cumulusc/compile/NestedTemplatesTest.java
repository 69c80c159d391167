package dev.cumulusc.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.RetainedVersions;
import dev.cumulusc.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedTemplatesTest {
  private static final String CONFIG =
      """
      default:
        prefix: my-app
        prefixNoDash: MyApp
        system_bucket: my-bucket
        apiStage: dev
        api_lambda_memory: 128
        iams:
          lambdaProcessingRoleArn: arn:aws:iam::123456789012:role/lambda
          stepRoleArn: arn:aws:iam::123456789012:role/step
        lambdas:
          Work: {handler: index.handler, runtime: nodejs24.x, source: src}
        nested_templates:
          Backend:
            cfFile: node_modules/@cumulus/deployment/app/cumulus_api.template.yml
            configFile: nested/backend.yml
          Distribution:
            cfFile: node_modules/@cumulus/deployment/app/cumulus_api.template.yml
            configFile: nested/distribution.yml
      dev: {}
      """;

  private static final String BACKEND =
      """
      default:
        apis: [{name: backend}]
        lambdas:
          Api:
            handler: index.handler
            runtime: nodejs24.x
            source: src
            memory: '{{parent.api_lambda_memory}}'
            envs:
              TOKEN: '{{TOKEN}}'
              WORK: {function: Ref, value: WorkLambdaFunctionArn}
              DISTRIBUTION: {function: Ref, value: distributionRestApi}
            apiGateway: [{api: backend, path: '{proxy+}', method: any}]
      dev:
        apis: [{name: other}]
      """;

  private static final String DISTRIBUTION =
      """
      default:
        apis: [{name: distribution}]
        lambdas:
          Files:
            handler: index.handler
            runtime: nodejs24.x
            source: src
            apiGateway: [{api: distribution, path: files, method: get}]
      """;

  @TempDir private Path root;

  private final Diagnostics diagnostics = new Diagnostics();

  @BeforeEach
  void writesTheApplication() throws IOException {
    write("app/config.yml", CONFIG);
    write("nested/backend.yml", BACKEND);
    write("nested/distribution.yml", DISTRIBUTION);
    write("src/index.js", "exports.handler = async () => 1;");
  }

  @Test
  void compilesEachWithItsOwnConfiguration() {
    Compilation compilation = compile().orElseThrow();

    assertThat(compilation.nested().keySet()).containsExactly("Backend", "Distribution");
    Template backend = compilation.nested().get("Backend");
    assertThat(backend.resources().keySet())
        .contains("backendRestApi", "ApiLambdaFunction")
        .doesNotContain("otherRestApi", "WorkLambdaFunction");
    Map<?, ?> function = properties(backend, "ApiLambdaFunction");
    assertThat(function.get("MemorySize")).isEqualTo("128");
    assertThat(function.get("Environment").toString()).contains("TOKEN=secret");
  }

  @Test
  void givesAValueToEachParameterThatItKnows() {
    Template main = compile().orElseThrow().template();

    assertThat(properties(main, "BackendNestedStack"))
        .isEqualTo(
            Plain.read(
                """
                Parameters:
                  WorkLambdaFunctionArn: {'Fn::GetAtt': [WorkLambdaFunction, Arn]}
                TemplateURL: http://my-bucket.s3.amazonaws.com/my-app/Backend.yml
                """));
    assertThat(main.resources()).doesNotContainKey("DistributionNestedStack");
    assertThat(main.outputs().keySet()).containsExactly("Api", "ApiId", "ApiStage");
  }

  @Test
  void deploysTheDistributionOnlyWhereItIsWanted() throws IOException {
    write("app/config.yml", CONFIG.replace("dev: {}", "dev: {deployDistributionApi: true}"));

    Template main = compile().orElseThrow().template();

    assertThat(main.resources()).containsKey("DistributionNestedStack");
    assertThat(properties(main, "BackendNestedStack").get("Parameters").toString())
        .contains(
            "distributionRestApi={Fn::GetAtt=[DistributionNestedStack,"
                + " Outputs.distributionRestApiResource]}");
    assertThat(main.outputs().keySet()).contains("Distribution", "DistributionId");
  }

  @Test
  void takesNestedTemplatesAwayAsTheInstructionsSay() throws IOException {
    write("app/config.yml", CONFIG.replace("dev: {}", "dev: {nested_template: }"));

    Compilation compilation = compile().orElseThrow();

    assertThat(compilation.nested()).isEmpty();
    assertThat(compilation.template().resources().keySet()).containsExactly("WorkLambdaFunction");
  }

  @Test
  void reportsAParameterThatNothingIsKnownFor() throws IOException {
    write("nested/backend.yml", BACKEND.replace("WorkLambdaFunctionArn", "Wrok"));

    assertThat(compile()).isEmpty();
    assertThat(diagnostics.sorted())
        .extracting(found -> found.at() + " " + found.message())
        .containsExactly(
            "nested/backend.yml:11:38 `Wrok` is no resource, parameter or pseudo parameter of the"
                + " template.");
  }

  @Test
  void rendersANestedTemplateOfOnesOwn() throws IOException {
    write(
        "app/config.yml",
        CONFIG
            .replaceFirst("cfFile: .*cumulus_api", "cfFile: nested/my")
            .replace("configFile: nested/backend.yml", "configFile: nested/my.yml"));
    write("nested/my.yml", "default: {names: [a, b]}\n");
    write(
        "nested/my.template.yml",
        """
        AWSTemplateFormatVersion: '2010-09-09'
        Parameters:
          WorkLambdaFunctionArn: {Type: String}
          Free: {Type: String, Default: x}
        Resources:
        {{#each names}}
          Topic{{this}}:
            Type: AWS::SNS::Topic
            Properties: {DisplayName: '{{../parent.prefix}}-{{this}}'}
        {{/each}}
        """);

    Optional<Compilation> compiled = compile();
    assertThat(diagnostics.sorted()).isEmpty();
    Compilation compilation = compiled.orElseThrow();

    assertThat(properties(compilation.nested().get("Backend"), "Topicb"))
        .isEqualTo(Map.of("DisplayName", "my-app-b"));
    assertThat(properties(compilation.template(), "BackendNestedStack").get("Parameters"))
        .isEqualTo(Plain.read("WorkLambdaFunctionArn: {'Fn::GetAtt': [WorkLambdaFunction, Arn]}"));
  }

  @Test
  void keepsTheVersionsThatAFileLists() throws IOException {
    write(
        "kept.yml",
        "Work: {lambdaRefs: [{hash: abc1, humanReadableIdentifier: old}, {hash: abc0}]}\n");

    assertThat(versionsKeeping(new RetainedVersions.Listed("kept.yml")).resources())
        .containsKeys("WorkLambdaAliasabc1", "WorkLambdaVersionabc1")
        .doesNotContainKey("WorkLambdaAliasabc0");
  }

  @Test
  void keepsVersionsThatWereFoundAsThoughAFileListedThem() throws IOException {
    write(
        "kept.yml",
        """
        Work:
          lambdaRefs:
            - {hash: abc2, humanReadableIdentifier: '1.2'}
            - {hash: abc1}
            - {hash: abc0, humanReadableIdentifier: "it's", inUse: true}
        """);
    RetainedVersions found =
        new RetainedVersions.Found(
            Map.of(
                "Work",
                List.of(
                    new RetainedVersions.Version("abc2", "1.2", false),
                    new RetainedVersions.Version("abc1", "", false),
                    new RetainedVersions.Version("abc0", "it's", true))));

    Template template = versionsKeeping(found);

    assertThat(template.resources())
        .containsKeys("WorkLambdaAliasabc2", "WorkLambdaAliasabc0")
        .doesNotContainKey("WorkLambdaAliasabc1");
    assertThat(text(template))
        .isEqualTo(text(versionsKeeping(new RetainedVersions.Listed("kept.yml"))));
  }

  private static String text(Template template) {
    return TemplateWriter.write(template, TemplateWriter.Format.YAML);
  }

  /** Compiles an application that keeps one earlier version, and returns its template of them. */
  private Template versionsKeeping(RetainedVersions versions) throws IOException {
    write(
        "app/config.yml",
        CONFIG.replace(
            "dev: {}",
            """
            dev:
              useWorkflowLambdaVersions: true
              maxNumberOfRetainedLambdas: 1
              workflowLambdas: {Work: {}}
            """));
    Compilation compilation =
        new Compiler(diagnostics, RenderedErrors.STOP)
            .compile(request().withRetainedVersions(Optional.of(versions)))
            .orElseThrow();
    assertThat(diagnostics.sorted()).isEmpty();
    return Objects.requireNonNull(compilation.nested().get("WorkflowLambdaVersions"));
  }

  @Test
  void reportsAMissingConfiguration() throws IOException {
    Files.delete(root.resolve("nested/backend.yml"));

    assertThat(compile()).isEmpty();
    assertThat(diagnostics.sorted())
        .extracting(found -> found.at() + " " + found.message())
        .containsExactly("app/config.yml:15:19 The file `nested/backend.yml` does not exist.");
  }

  private Optional<Compilation> compile() {
    return new Compiler(diagnostics, RenderedErrors.STOP).compile(request());
  }

  private ApplicationRequest request() {
    return ApplicationRequest.of(root)
        .withDeployment("dev")
        .withEnvironment(Map.of("TOKEN", "secret"));
  }

  private static Map<?, ?> properties(Template template, String logicalId) {
    return Plain.mapping(template.resources().get(logicalId).properties().orElseThrow());
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
