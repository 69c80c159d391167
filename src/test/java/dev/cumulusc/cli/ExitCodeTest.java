package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.app.DeleteStacks;
import dev.cumulusc.app.deploy.DeployResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code of each end. What the codes mean stands in {@code docs/exit-codes.md}. */
class ExitCodeTest {
  @ParameterizedTest
  @CsvSource({
    "DONE, 0",
    "NOTHING_TO_DO, 0",
    "PLANNED, 0",
    "WRONG, 1",
    "REFUSED, 4",
    "ROLLED_BACK, 5",
    "NEEDS_RECOVERY, 6",
    "STEP_FAILED, 7",
    "DETACHED, 130",
    "UNWATCHED, 8"
  })
  void isThatOfTheEndOfADeployment(DeployResult result, int code) {
    assertThat(ExitCode.of(result)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "DONE, 0",
    "NOTHING_TO_DO, 0",
    "FAILED, 1",
    "REFUSED, 4",
    "ROLLED_BACK, 5",
    "NEEDS_RECOVERY, 6",
    "DETACHED, 130",
    "UNWATCHED, 8"
  })
  void isThatOfTheEndOfADeletion(DeleteStacks.Result result, int code) {
    assertThat(ExitCode.of(result)).isEqualTo(code);
  }

  @Test
  void saysWhetherAnythingWasDeployedWhenTheOutputsAreMissing() {
    assertThat(ExitCode.withoutOutputs(DeployResult.NOTHING_TO_DO)).isEqualTo(1);
    assertThat(ExitCode.withoutOutputs(DeployResult.DONE)).isEqualTo(7);
  }
}
