package dev.cumulusc.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is wrong with a value that neither a template nor the deployment reads is a warning, since
 * kes writes the template all the same.
 */
class UnreadByEngineTest {
  private static final String QUEUE = "Resources: {Q: {Type: 'AWS::SQS::Queue', Metadata: %s}}\n";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // No template reads the section, or only other keys of it.
        "lambdas: {F: {handler: a.b, s3Source: {bucket: b, key: k}, env: {Q: {{x}}}}}              | {A: 1}                           | WARNING",
        "lambdas: {F: {handler: a.b, s3Source: {bucket: b, key: k}, envs: {Q: {{x}}}}}             | {A: 1}                           | WARNING",
        "lambdas: {F: {handler: a.b, s3Source: {bucket: b, key: k}, envs: {Q: {{x}}}}}             | {A: '{{lambdas.F.handler}}'}     | WARNING",
        "lambdas: {F: {handler: a.b, s3Source: {bucket: b, key: k}, envs: {Q: '{{NOPE}}'}}}        | {A: 1}                           | WARNING",
        "other: {a: [{b: {{x}}, c: 1}]}               | {A: '{{#each other.a}}{{c}}{{/each}}'} | WARNING",
        "note: {{x}}                                  | {A: 1}                           | WARNING",
        // It is printed, alone, as a part, or by way of a loop.
        "lambdas: {F: {handler: a.b, s3Source: {bucket: b, key: k}, envs: {Q: {{x}}}}}             | {A: '{{lambdas.F.envs.Q}}'}      | ERROR",
        "lambdas: {F: {handler: a.b, s3Source: {bucket: b, key: k}, envs: {Q: {{x}}}}}             | {A: '{{lambdas.F.envs}}'}        | ERROR",
        "lambdas: {F: {handler: a.b, s3Source: {bucket: b, key: k}, envs: {Q: '{{NOPE}}'}}}        | {A: '{{lambdas.F.envs.Q}}'}      | ERROR",
        "other: {a: [{b: {{x}}, c: 1}]}               | {A: '{{#each other.a}}{{b}}{{/each}}'} | ERROR",
        "other: {a: {b: {{x}}}}                       | {A: '{{#each other}}{{#each this}}{{this}}{{/each}}{{/each}}'} | ERROR",
        // kes's programs read it, or the deployment does.
        "lambdas: {F: {handler: a.b, source: {{x}}}}                | {A: 1}                           | ERROR",
        "params: [{name: P, value: '{{NOPE}}'}]       | {A: 1}                           | ERROR",
        "tags: {Owner: '{{NOPE}}'}                    | {A: 1}                           | ERROR",
        "capabilities: ['{{NOPE}}']                   | {A: 1}                           | ERROR",
        "stackName: 'a-{{NOPE}}'                      | {A: 1}                           | ERROR",
      })
  void aFaultCountsWhereItsValueIsRead(String configuration, String metadata, String severity)
      throws IOException {
    Files.createDirectories(folder.resolve("app"));
    Files.writeString(
        folder.resolve("app/config.yml"),
        "default:\n  prefix: p\n  system_bucket: code\n"
            + (configuration.startsWith("stackName") ? "" : "  stackName: s\n")
            + "  "
            + configuration
            + "\n");
    Files.writeString(folder.resolve("app/cloudformation.template.yml"), QUEUE.formatted(metadata));

    check(severity);
  }

  @ParameterizedTest
  @CsvSource({"1,WARNING", "'{{note}}',ERROR"})
  void aNestedTemplateReadsItsConfigurationItself(String printed, String severity)
      throws IOException {
    Files.createDirectories(folder.resolve("app"));
    Files.writeString(
        folder.resolve("app/config.yml"),
        """
        default:
          prefix: p
          stackName: s
          system_bucket: code
          note: {{x}}
          nested_templates: {N: {cfFile: app/n.template.yml, configFile: app/config.yml}}
        """);
    Files.writeString(
        folder.resolve("app/cloudformation.template.yml"),
        QUEUE.formatted("{A: '{{nested_templates.N.url}}'}"));
    Files.writeString(
        folder.resolve("app/n.template.yml"), QUEUE.formatted("{A: '" + printed + "'}"));

    check(severity);
  }

  private void check(String severity) {
    CheckedRun run =
        CheckedRun.of(
            ApplicationRequest.of(folder),
            Optional.of(EngineChoice.TEMPLATE),
            TemplateWriter.Format.YAML,
            RenderedErrors.WARN);

    List<String> found =
        run.found().stream()
            .filter(each -> List.of("C0104", "C0501").contains(each.rule().code()))
            .map(Diagnostic::severity)
            .map(Enum::name)
            .distinct()
            .toList();
    assertThat(found).containsExactly(severity);
    if (severity.equals("WARNING")) {
      assertThat(run.compilation()).isPresent();
    }
  }
}
