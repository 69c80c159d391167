package dev.cumulusc.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.compile.Compiler;
import dev.cumulusc.compile.RenderedErrors;
import dev.cumulusc.deploy.bundle.Bundler;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.StackInput;
import dev.cumulusc.deploy.service.ParameterValue;
import dev.cumulusc.deploy.service.S3Addresses;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.resolve.ApplicationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the values of a stack's parameters come from, and what is missing. */
class StackParametersTest {
  @TempDir Path folder;
  private final Diagnostics diagnostics = new Diagnostics();

  @BeforeEach
  void writeTheTemplate() throws IOException {
    Files.createDirectories(folder.resolve("app"));
    Files.writeString(
        folder.resolve("app/cloudformation.template.yml"),
        """
        AWSTemplateFormatVersion: '2010-09-09'
        Parameters:
          Label: {Type: String}
          Color: {Type: String, Default: red}
        Resources:
          Topic: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Sub '${Label} ${Color}'}}
        """);
  }

  @Test
  @Tag("silent:C7301")
  @Tag("silent:C7302")
  void takesTheValuesOfTheConfiguration() throws IOException {
    assertThat(values("params: [{name: Label, value: news}]", Map.of(), Map.of()))
        .containsExactly("Label=news");
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @Test
  void prefersTheCommandLineAndTakesOutputsForTheRest() throws IOException {
    Map<String, String> outputs = Map.of("Label", "output", "Color", "green");
    assertThat(values("x: y", outputs, Map.of("Label", "said")))
        .containsExactly("Label=said", "Color=green");
  }

  @Test
  @Tag("fires:C7301")
  void reportsAParameterWithoutAValue() throws IOException {
    assertThat(values("x: y", Map.of(), Map.of())).isEmpty();
    assertThat(Found.lines(diagnostics))
        .containsExactly(
            "3:3 C7301 The parameter `Label` of the stack `shop` has no value and no default.");
    assertThat(Found.help(diagnostics))
        .containsExactly(
            "Give it in `params` of the configuration, or with `--parameter Label=VALUE`.");
  }

  @Test
  @Tag("fires:C7302")
  void reportsAValueWithoutAParameter() throws IOException {
    String params = "params: [{name: Label, value: news}, {name: Colour, value: blue}]";
    assertThat(values(params, Map.of(), Map.of())).containsExactly("Label=news");
    assertThat(Found.lines(diagnostics))
        .containsExactly(
            "3:47 C7302 The template of `shop` has no parameter `Colour`, so its value is left"
                + " out.");
    assertThat(Found.help(diagnostics)).containsExactly("Did you mean `Color`?");
  }

  private List<String> values(
      String configuration, Map<String, String> outputs, Map<String, String> given)
      throws IOException {
    Files.writeString(
        folder.resolve("app/config.yml"), "default:\n  stackName: shop\n  " + configuration + "\n");
    return new StackParameters(prepared(), Optional.empty(), outputs, given)
        .values(diagnostics).stream().map(StackParametersTest::text).toList();
  }

  private static String text(ParameterValue value) {
    return value.name() + "=" + value.value().orElse("");
  }

  private PreparedStack prepared() {
    ApplicationRequest request = ApplicationRequest.of(folder);
    Diagnostics quiet = new Diagnostics();
    return new Compiler(quiet, RenderedErrors.WARN)
        .compile(request)
        .flatMap(
            compilation ->
                Bundler.prepare(
                    StackInput.of(compilation, quiet),
                    () -> new S3Addresses("us-east-1", "amazonaws.com", false),
                    TemplateWriter.Format.YAML,
                    quiet))
        .orElseThrow();
  }
}
