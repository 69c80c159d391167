package dev.cumulusc.deploy.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.compile.Compiler;
import dev.cumulusc.compile.RenderedErrors;
import dev.cumulusc.deploy.service.S3Addresses;
import dev.cumulusc.deploy.service.TemplateLocation;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlerTest {
  private static final String HASH = "[0-9a-f]{64}";

  private static final String CONFIG =
      """
      default:
        prefix: my-app
        prefixNoDash: MyApp
        stackName: my-stack
        system_bucket: my-bucket
        iams:
          lambdaProcessingRoleArn: arn:aws:iam::123456789012:role/lambda
          stepRoleArn: arn:aws:iam::123456789012:role/step
        lambdas:
          Work: {handler: index.handler, source: src}
        nested_templates:
          Backend:
            cfFile: nested/backend.template.yml
            configFile: nested/backend.yml
      """;

  private static final String FUNCTION =
      """
      AWSTemplateFormatVersion: '2010-09-09'
      Resources:
      {{#each lambdas}}
        {{@key}}LambdaFunction:
          Type: AWS::Lambda::Function
          Properties:
            Code: {S3Bucket: {{bucket}}, S3Key: '{{remote}}' }
            Handler: index.handler
            Role: arn:aws:iam::123456789012:role/lambda
            Runtime: nodejs24.x
      {{/each}}
      """;

  private static final String NESTED =
      """
        BackendNestedStack:
          Type: AWS::CloudFormation::Stack
          Properties:
            TemplateURL: {{nested_templates.Backend.url}}
      """;

  @TempDir private Path root;

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void uploadsExactlyTheCodeThatTheTemplateNames() {
    PreparedStack stack = prepare(request(Path.of("examples/docker-task")));

    assertThat(keys(stack)).containsExactlyInAnyOrderElementsOf(codeKeys(stack.template()));
    assertThat(keys(stack)).hasSize(2).allMatch(key -> key.startsWith("granules/lambdas/"));
    assertThat(stack.location()).isEqualTo(new TemplateLocation.Body(stack.text()));
  }

  @Test
  void uploadsNoCodeThatIsOnlyMentioned() throws IOException {
    writeApplication();
    String mentioned =
        """
        AWSTemplateFormatVersion: '2010-09-09'
        Description: {{#each lambdas}}'{{remote}} is deployed elsewhere'{{/each}}
        Resources:
          Topic: {Type: AWS::SNS::Topic}
        """;
    write("app/cloudformation.template.yml", mentioned);
    PreparedStack stack = prepare(request(root));
    assertThat(stack.text()).contains(".zip is deployed elsewhere");
    assertThat(keys(stack)).isEmpty();

    write(
        "app/cloudformation.template.yml",
        mentioned.replace("'{{remote}} is deployed", "'s3://b/{{remote}}' # "));
    assertThat(keys(prepare(request(root)))).hasSize(1);
  }

  @Test
  void addressesNestedTemplatesOfTheNativeEngineByTheirContent() throws IOException {
    writeApplication();

    PreparedStack stack = prepare(request(root));

    checkNested(stack, "");
  }

  @Test
  void addressesNestedTemplatesOfTheTemplateEngineByTheirContent() throws IOException {
    writeApplication();
    write("app/cloudformation.template.yml", FUNCTION + NESTED);

    PreparedStack stack = prepare(request(root));

    assertThat(stack.input().compilation().deployment()).isEmpty();
    checkNested(stack, "");
  }

  @Test
  void putsEverythingUnderThePrefix() throws IOException {
    writeApplication();
    checkNested(prepare(request(root).withTarget(BLUE)), "releases/blue/");

    write("app/cloudformation.template.yml", FUNCTION + NESTED);
    checkNested(prepare(request(root).withTarget(BLUE)), "releases/blue/");
  }

  @Test
  void packsTheAdapterWhereAFunctionWantsIt() throws IOException {
    writeApplication();
    write(
        "app/config.yml",
        CONFIG
            .replace("source: src}", "source: src, useMessageAdapter: true}")
            .replace("prefix: my-app", "prefix: my-app\n  customCompilation: true"));
    write("app/build/cumulus-message-adapter.zip", "not read before it is packed");

    PreparedStack stack = prepare(request(root));

    assertThat(keys(stack)).anyMatch(key -> key.matches(".*/" + HASH + "-" + HASH + "-Work.zip"));
    assertThat(stack.uploads().get(0).source())
        .isInstanceOfSatisfying(
            Upload.Code.class,
            code ->
                assertThat(code.code().adapter().orElseThrow().folder())
                    .isEqualTo("cumulus-message-adapter"));
  }

  @Test
  @Tag("silent:C7001")
  void takesALargeTemplateThroughS3() throws IOException {
    writeApplication();
    write(
        "app/cloudformation.template.yml",
        FUNCTION
            + NESTED
            + "Description: '"
            + "x".repeat(1000)
            + "'\nMetadata:\n  Long: '"
            + "x".repeat(51_200)
            + "'\n");

    PreparedStack stack = prepare(request(root));

    Upload last = stack.uploads().get(stack.uploads().size() - 1);
    assertThat(last.key()).matches("my-stack/templates/cloudformation-" + HASH + "\\.yml");
    assertThat(last.source()).isEqualTo(new Upload.TemplateText("cloudformation", stack.text()));
    assertThat(stack.location())
        .isEqualTo(
            new TemplateLocation.Url("https://my-bucket.s3.us-west-2.amazonaws.com/" + last.key()));
  }

  @Test
  void deploysDefinitionsWithoutTheAdaptersSettings() throws IOException {
    write("app/config.yml", "default: {stackName: my-stack}\n");
    write(
        "app/cloudformation.template.yml",
        """
        AWSTemplateFormatVersion: '2010-09-09'
        Resources:
          Machine:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              RoleArn: arn:aws:iam::123456789012:role/step
              DefinitionString: '{"StartAt":"A","States":{"A":{"Type":"Succeed","CumulusConfig":{}}}}'
        """);

    assertThat(prepare(request(root)).text())
        .contains("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}");
  }

  @Test
  @Tag("fires:C7001")
  void reportsThatATemplateHasNoBucket() throws IOException {
    writeApplication();
    write(
        "app/config.yml",
        CONFIG.replace("  system_bucket: my-bucket\n", "").replace(", source: src", ""));
    write("nested/backend.yml", "default: {}\n");
    write("nested/backend.template.yml", "Resources: {Topic: {Type: AWS::SNS::Topic}}\n");
    write(
        "app/cloudformation.template.yml",
        "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n" + NESTED);

    assertThat(prepared(request(root))).isEmpty();
    assertThat(diagnostics.sorted())
        .extracting(found -> found.rule().code() + " " + found.message())
        .containsExactly(
            "C7001 The template of `BackendNestedStack` has to be deployed from S3, but no bucket"
                + " is set.");
  }

  /** Checks that code and templates are uploaded to where the templates say. */
  private static void checkNested(PreparedStack stack, String folder) {
    Template nested = stack.nested().get("BackendNestedStack");
    List<String> named = new ArrayList<>(codeKeys(stack.template()));
    named.addAll(codeKeys(nested));
    String url =
        (String)
            Plain.mapping(
                    stack
                        .template()
                        .resources()
                        .get("BackendNestedStack")
                        .properties()
                        .orElseThrow())
                .get("TemplateURL");
    String host = "https://my-bucket.s3.us-west-2.amazonaws.com/";
    assertThat(url).matches(host + folder + "my-stack/templates/Backend-" + HASH + "\\.yml");
    named.add(url.substring(host.length()));
    assertThat(named).hasSize(3).allMatch(key -> key.startsWith(folder + "my-stack/"));
    assertThat(keys(stack)).containsExactlyInAnyOrderElementsOf(named);
    assertThat(stack.texts())
        .containsExactly(
            Map.entry("cloudformation", stack.text()),
            Map.entry("Backend", TemplateWriter.write(nested, TemplateWriter.Format.YAML)));
  }

  private static List<String> keys(PreparedStack stack) {
    return stack.uploads().stream().map(Upload::key).toList();
  }

  private static List<String> codeKeys(Template template) {
    return template.resources().values().stream()
        .filter(resource -> resource.type().equals("AWS::Lambda::Function"))
        .flatMap(resource -> Stream.of(Plain.mapping(resource.properties().orElseThrow())))
        .map(properties -> (String) ((Map<?, ?>) properties.get("Code")).get("S3Key"))
        .toList();
  }

  private PreparedStack prepare(ApplicationRequest request) {
    Optional<PreparedStack> stack = prepared(request);
    assertThat(diagnostics.hasErrors()).as(diagnostics.sorted().toString()).isFalse();
    return stack.orElseThrow();
  }

  private Optional<PreparedStack> prepared(ApplicationRequest request) {
    S3Addresses addresses = new S3Addresses("us-west-2", "amazonaws.com", false);
    return new Compiler(diagnostics, RenderedErrors.WARN)
        .compile(request)
        .flatMap(
            compilation ->
                Bundler.prepare(
                    StackInput.of(compilation, diagnostics),
                    () -> addresses,
                    TemplateWriter.Format.YAML,
                    diagnostics));
  }

  private static final ApplicationRequest.Target BLUE =
      ApplicationRequest.Target.AS_CONFIGURED.withS3Prefix(Optional.of("releases/blue"));

  private static ApplicationRequest request(Path application) {
    return ApplicationRequest.of(application);
  }

  private void writeApplication() throws IOException {
    write("app/config.yml", CONFIG);
    write(
        "nested/backend.yml", "default: {lambdas: {Api: {handler: index.handler, source: api}}}\n");
    write("nested/backend.template.yml", FUNCTION);
    write("src/index.js", "exports.handler = async () => 1;");
    write("api/index.js", "exports.handler = async () => 2;");
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
