package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.aws.FakeAws;
import dev.cumulusc.fixture.aws.FakeStack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiffCommandTest {
  private static final String QUEUE = "Resources: {Old: {Type: AWS::SQS::Queue}}";

  private final FakeAws aws = FakeAws.start();
  private String shown = "";
  private String told = "";

  @AfterEach
  void stop() {
    aws.close();
  }

  private int diff(String... more) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "diff",
                "examples/lambda-task",
                "--region",
                "us-east-1",
                "--endpoint-url",
                aws.endpoint().toString()));
    arguments.addAll(List.of(more));
    int code =
        new CommandRunner(new PrintWriter(out), new PrintWriter(err), Map.of())
            .run(arguments.toArray(String[]::new));
    shown = out.toString();
    told = err.toString();
    return code;
  }

  @Test
  void showsANewStackAndLeavesNothing() {
    assertThat(diff()).isEqualTo(ExitCode.DONE);
    assertThat(shown).startsWith("Stack granules is created\n  +     ").contains("Summary: ");
    assertThat(aws.changeSetNames()).isEmpty();
    assertThat(aws.operations()).contains("CreateChangeSet").doesNotContain("PutObject");
  }

  @Test
  void endsWithThreeWhenAsked() {
    FakeStack stack = aws.stack("granules").template(QUEUE);
    assertThat(diff("--exit-code", "--no-change-set")).isEqualTo(ExitCode.DIFFERENCES);
    assertThat(shown).contains("  -     Old").contains("! DATA LOSS: the queue is removed");
    assertThat(told)
        .contains("`cumulusc deploy` would refuse this:")
        .contains("say `--allow-replace Old`");
    assertThat(aws.operations()).containsOnly("DescribeStacks", "GetTemplate");
    assertThat(stack.status()).isEqualTo("CREATE_COMPLETE");
  }

  @Test
  void comparesTemplatesAloneWhereNoChangeSetCanBeMade() {
    aws.stack("granules").template(QUEUE).status("UPDATE_ROLLBACK_FAILED");
    assertThat(diff()).isEqualTo(ExitCode.DONE);
    assertThat(told)
        .contains(
            "The stack `granules` is `UPDATE_ROLLBACK_FAILED`, so its templates are compared"
                + " without a change set.");
    assertThat(aws.operations()).doesNotContain("CreateChangeSet");
  }

  @Test
  void reportsWhatCloudFormationRefuses() {
    aws.stack("granules")
        .template(QUEUE)
        .nextFindings(
            "QueueGranulesLambdaFunction|AWS::Lambda::Function|/Properties/Timeout|It is too long.");
    assertThat(diff()).isEqualTo(ExitCode.FINDINGS);
    assertThat(told)
        .contains("error: CloudFormation can't make a change set for `granules`")
        .contains(
            "error: `QueueGranulesLambdaFunction` (AWS::Lambda::Function) at `/Properties/Timeout`:"
                + " It is too long.")
        .contains("at lambdas.yml:2:1");
    assertThat(shown).isEmpty();
    assertThat(aws.changeSetNames()).isEmpty();
  }

  @Test
  void writesJsonForPrograms() {
    assertThat(diff("--format", "json")).isEqualTo(ExitCode.DONE);
    assertThat(shown).startsWith("{\n  \"cumuluscPlan\": 1,\n");
  }
}
