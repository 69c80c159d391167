package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.aws.FakeAws;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageCommandTest {
  private final FakeAws aws = FakeAws.start();

  @TempDir private Path out;
  private String told = "";

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void uploadsCodeOnceAndWritesTheTemplate() throws IOException {
    aws.bucket("granules-artifacts");

    assertThat(packaged()).isEqualTo(ExitCode.DONE);
    assertThat(told)
        .contains("Uploaded the code of QueueGranules (")
        .contains("  uploaded 2 objects (")
        .contains("  to deploy with CAPABILITY_IAM");
    assertThat(aws.objects("granules-artifacts")).hasSize(2);
    String template = Files.readString(out.resolve("cloudformation.yml"));
    assertThat(aws.objects("granules-artifacts").keySet()).allMatch(template::contains);

    assertThat(packaged()).isEqualTo(ExitCode.DONE);
    assertThat(told).contains("  nothing to upload, 2 there already");
    assertThat(aws.calls("PutObject")).hasSize(2);
  }

  @Test
  void writesNothingWhenAnUploadFails() throws IOException {
    assertThat(packaged()).isEqualTo(ExitCode.FINDINGS);
    assertThat(told)
        .isEqualToNormalizingNewlines(
            """
            error: There is no bucket `granules-artifacts`: make it, or name another one in \
            `system_bucket`.
            Nothing was written to files.
            """);
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void listsWhatSomebodyElseHasToUpload() throws IOException {
    assertThat(packaged("--no-upload", "--s3-prefix", "/blue/")).isEqualTo(ExitCode.DONE);
    assertThat(told)
        .contains(
            "  not uploaded: code of QueueGranules to s3://granules-artifacts/blue/granules/lambdas/");
    assertThat(aws.calls()).isEmpty();
    assertThat(Files.readString(out.resolve("cloudformation.yml")))
        .contains("S3Key: blue/granules/lambdas/");
  }

  @Test
  void asksForNoRegionWhereNothingIsReadFromS3() throws IOException {
    StringWriter err = new StringWriter();
    int code =
        new CommandRunner(new PrintWriter(new StringWriter()), new PrintWriter(err), Map.of())
            .run("package", "examples/docker-task", "--no-upload", "--out", out.toString());
    assertThat(code).as(err.toString()).isEqualTo(ExitCode.DONE);
    assertThat(err.toString()).contains("  not uploaded: code of QueueGranules to s3://");
    assertThat(aws.calls()).isEmpty();
  }

  @Test
  void takesNoPrefixThatLeavesItsFolder() {
    assertThat(packaged("--s3-prefix", "a/../b")).isEqualTo(ExitCode.USAGE);
    assertThat(told).contains("but was `a/../b`");
  }

  @Test
  void takesNoEndpointThatIsNoAddress() {
    assertThat(packaged("--endpoint-url", "localhost:4566")).isEqualTo(ExitCode.USAGE);
    assertThat(told).contains("An address is one like `http://localhost:4566`, but this is");
  }

  private int packaged(String... more) {
    StringWriter err = new StringWriter();
    List<String> args =
        new ArrayList<>(
            List.of(
                "package",
                "examples/docker-task",
                "--out",
                out.toString(),
                "--region",
                "us-east-1"));
    if (!List.of(more).contains("--endpoint-url")) {
      args.addAll(List.of("--endpoint-url", aws.endpoint().toString()));
    }
    args.addAll(List.of(more));
    int code =
        new CommandRunner(new PrintWriter(new StringWriter()), new PrintWriter(err), Map.of())
            .run(args.toArray(String[]::new));
    told = err.toString();
    return code;
  }
}
