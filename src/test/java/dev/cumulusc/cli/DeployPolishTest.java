package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.aws.FakeChange;
import dev.cumulusc.fixture.aws.FakeEvent;
import dev.cumulusc.fixture.aws.Timeline;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much is said of a deployment, where, and how it looks. */
class DeployPolishTest {
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final List<FakeChange> ADDED = List.of(FakeChange.add("Jobs", QUEUE));

  @TempDir private Path folder;

  private Trial trial;

  @BeforeEach
  void start() {
    trial = new Trial(folder).queue();
    trial.aws.stack("shop").status("REVIEW_IN_PROGRESS");
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  @Test
  void saysWhereCapabilitiesAreSet() {
    trial
        .aws
        .on("CreateChangeSet")
        .refuses(
            400,
            "InsufficientCapabilitiesException",
            "Requires capabilities : [CAPABILITY_AUTO_EXPAND]");
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told)
        .contains(
            "Requires capabilities : [CAPABILITY_AUTO_EXPAND]. They are set by `capabilities` in"
                + " the deployment's configuration.");
  }

  @Test
  void saysWhichRulesOfAHookAreNotMet() {
    refusedByAHook("Template failed validation");
    trial
        .aws
        .on("GetHookResult")
        .answers(
            "<Annotations>"
                + annotation("KEY_IS_SET", "FAILED", "The queue has no key.", "Set KmsMasterKeyId.")
                + annotation("IS_TAGGED", "PASSED", "", "")
                + annotation("IS_NAMED", "FAILED", "", "")
                + "</Annotations>");
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.ROLLED_BACK);
    assertThat(trial.told)
        .contains(
            "error: `Jobs` (AWS::SQS::Queue) failed: The hook `MyOrg::Security::Hook` refuses it:"
                + " Template failed validation. `KEY_IS_SET` (HIGH): The queue has no key., help:"
                + " Set KmsMasterKeyId.; `IS_NAMED` (HIGH).\n")
        .doesNotContain("IS_TAGGED");
    assertThat(trial.aws.calls("GetHookResult")).hasSize(1);
  }

  @Test
  void saysTheReasonOfAHookThatHasNoRules() {
    refusedByAHook("see hook results for details");
    trial
        .aws
        .on("GetHookResult")
        .answers("<HookStatusReason>The queue has no owner</HookStatusReason>");
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.ROLLED_BACK);
    assertThat(trial.told).contains("see hook results for details. The queue has no owner.\n");
  }

  @Test
  void saysNoLongReasonInFull() {
    trial.aws.stack("shop").next(Timeline.failedCreation(ADDED, "Jobs", "no ".repeat(3000)));
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.ROLLED_BACK);
    assertThat(trial.told).contains("... (8,999 characters).\n");
    assertThat(trial.told.length()).isLessThan(4500);
  }

  @Test
  void endsNoLineOfATerminalWithinAWord() {
    trial.aws.stack("shop").next(Timeline.failedCreation(ADDED, "Jobs", "It is taken."));
    trial.typing("y\n").deploy();
    assertThat(trial.told)
        .contains("\nNext: fix the cause, then\n  `cumulusc deploy " + folder)
        .contains("\n  `--recover` agrees to that).\n");
    assertThat(trial.told.lines())
        .allMatch(
            line ->
                line.length() <= 80
                    || line.contains("`cumulusc deploy")
                    || line.matches(".*\\d\\d:\\d\\dZ .*"));
  }

  @Test
  void showsControlCharactersOfServicesAsEscapes() {
    String reason = "\u009b31mred \u202ename";
    trial.aws.stack("shop").next(Timeline.failedCreation(ADDED, "Jobs", reason));
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.ROLLED_BACK);
    assertThat(trial.told).contains("\\x9b31mred \\u202ename");
    assertThat(trial.told.codePoints())
        .noneMatch(point -> Character.isISOControl(point) && point != '\n')
        .doesNotContain(0x202e);
  }

  @ParameterizedTest
  @CsvSource({"0, C6204, has no resources", "501, C6211, has 501 resources"})
  void refusesWhatNoCountAllows(int count, String code, String message) {
    StringBuilder template = new StringBuilder("Resources:");
    template.append(count == 0 ? " {}\n" : "\n");
    for (int i = 0; i < count; i++) {
      template.append("  Q").append(i).append(": {Type: AWS::SQS::Queue}\n");
    }
    trial.template("AWSTemplateFormatVersion: '2010-09-09'\n" + template);
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told).contains("error " + code, message);
    assertThat(trial.aws.calls()).isEmpty();
  }

  private void refusedByAHook(String reason) {
    trial
        .aws
        .stack("shop")
        .next(
            Timeline.start()
                .then(FakeEvent.stack("CREATE_IN_PROGRESS"))
                .then(
                    FakeEvent.resource("Jobs", QUEUE, "CREATE_IN_PROGRESS")
                        .refusedBy("MyOrg::Security::Hook", reason))
                .then(
                    FakeEvent.resource("Jobs", QUEUE, "CREATE_FAILED")
                        .because("The following hook(s) failed: [MyOrg::Security::Hook]"))
                .then(FakeEvent.stack("ROLLBACK_IN_PROGRESS"))
                .then(FakeEvent.stack("ROLLBACK_COMPLETE")));
  }

  private static String annotation(String name, String status, String message, String remedy) {
    StringBuilder text = new StringBuilder("<member>");
    Map.of(
            "AnnotationName", name,
            "Status", status,
            "StatusMessage", message,
            "RemediationMessage", remedy,
            "SeverityLevel", "HIGH")
        .forEach((key, value) -> text.append("<" + key + ">" + value + "</" + key + ">"));
    return text.append("</member>").toString();
  }
}
