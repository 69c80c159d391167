package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What {@code config} and {@code explain} say of values that others stand in the place of. */
class CoveredValuesTest extends CommandFolder {
  @Test
  void showsWhatAMergeKeyCovers() throws IOException {
    write(
        "app/config.yml",
        """
        base: &base {memory: 256, timeout: 3, envs: {DB_PASS: hunter2x, A: 1}}
        over: &over {memory: 384, envs: {DB_PASS: hunter2y}}
        default:
          prefix: p
          lambdas:
            Take:
              <<: [*over, *base]
              memory: 512
              handler: index.handler
        """);
    assertThat(config("lambdas.Take")).as(err.toString()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains(
            """
            lambdas.Take.memory: 512  (app/config.yml:8:15)
                lies over `384`  (app/config.yml:2:22)
                merged by `<<: *over`  (app/config.yml:7:7)
                lies over `256`  (app/config.yml:1:22)
            """)
        .contains("lambdas.Take.timeout: 3  (app/config.yml:1:36)\n    merged by `<<: *base`")
        .contains(
            "lambdas.Take.envs.DB_PASS: ****  (app/config.yml:2:43)\n    merged by `<<: *over`")
        .contains("    lies over a mapping  (app/config.yml:1:45)\n")
        .doesNotContain("hunter2");
  }

  @Test
  void saysOnceWhatBroughtAValueThroughSeveralMergeKeys() throws IOException {
    write(
        "app/config.yml",
        """
        low: &low {memory: 256}
        mid: &mid {<<: *low, memory: 384}
        default: {prefix: p, lambdas: {Take: {<<: *mid, handler: index.handler}}}
        """);
    assertThat(config("lambdas.Take.memory")).as(err.toString()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .isEqualTo(
            """
            lambdas.Take.memory: 384  (app/config.yml:2:30)
                merged by `<<: *mid`  (app/config.yml:3:39)
                lies over `256`  (app/config.yml:1:20)
            """);
  }

  @Test
  void namesTheDeploymentThatTakesAValueAway() throws IOException {
    write(
        "app/config.yml",
        """
        default:
          prefix: p
          prefixNoDash: P
          stackName: s
          params: [{name: Word, value: a}]
          lambdas: {Take: {handler: index.handler, runtime: nodejs24.x, timeout: 60, s3Source: {bucket: b-1, key: k}}}
        prod:
          params: [{name: Word, value: b}]
          lambdas: {Take: {timeout: null}}
        """);
    assertThat(explain("TakeLambdaFunction.Timeout", "-d", "prod")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains(
            """
              Timeout: 300  (app/config.yml:9:29)
                  the default `timeout`  (app/config.yml:9:29)
                  lies over `60`  (app/config.yml:6:74)
            """);
    assertThat(explain("Word", "-d", "prod")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("Description: Set by the configuration  (app/config.yml:8:")
        .doesNotContain("lies over `Word`");
  }
}
