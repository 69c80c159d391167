package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.cli.CommandRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a worker reads once has to be in its task definition, or running workers keep the old. */
class WorkerLabelsTest {
  private static final String FUNCTION =
      """
      prefix: my-app
      prefixNoDash: MyApp
      vpc: { vpcId: vpc-0a1b2c3d4e5f60718, subnets: [subnet-0a1b2c3d4e5f60718], securityGroup: sg-0a1b2c3d4e5f60718 }
      lambdas:
        Ingest:
          handler: index.handler
          runtime: nodejs24.x
          s3Source: { bucket: code, key: one.zip }
          layers: ['arn:aws:lambda:us-east-1:123456789012:layer:x:1']
      """;

  private static final String SERVICE =
      """
      ecs:
        instanceType: t3.large
        services:
          Ingest:
            docker: true
            memory: 512
            count: 1
      """;

  @TempDir Path application;

  @ParameterizedTest
  @CsvSource({
    "index.handler, index.other",
    "layer:x:1, layer:x:2",
    "one.zip, two.zip",
    "'key: one.zip', 'key: one.zip, uniqueIdentifier: v2'"
  })
  void changeWithWhatTheWorkerReads(String before, String after) throws IOException {
    assertThat(labels(FUNCTION.replace(before, after))).isNotEqualTo(labels(FUNCTION));
  }

  @Test
  void nameCodeHandlerAndLayers() throws IOException {
    assertThat(labels(FUNCTION))
        .isEqualTo(
            """
            cumulusc.code: one.zip
            cumulusc.handler: index.handler
            cumulusc.layers: arn:aws:lambda:us-east-1:123456789012:layer:x:1
            """);
  }

  /** Returns the lines of the labels in the compiled template. */
  private String labels(String function) throws IOException {
    Files.createDirectories(application.resolve("app"));
    Files.writeString(
        application.resolve("app/config.yml"), ("default:\n" + (function + SERVICE).indent(2)));
    StringWriter err = new StringWriter();
    int exitCode =
        new CommandRunner(new PrintWriter(new StringWriter()), new PrintWriter(err, true))
            .run("compile", application.toString(), "--out", application.resolve("out").toString());
    assertThat(exitCode).as(err.toString()).isZero();
    return Files.readAllLines(application.resolve("out/cloudformation.yml")).stream()
        .map(String::strip)
        .filter(line -> line.startsWith("cumulusc."))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
