package dev.cumulusc.rules.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.capacity.InstanceSize;
import dev.cumulusc.capacity.Load;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Contexts;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.validate.RuleEngine;
import dev.cumulusc.validate.Subject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentLimitsTest {

  @ParameterizedTest
  @CsvSource({
    "8193, 10, C5161:6",
    "7800, 10, C5162:6",
    "7782, 2048, ''",
    "256, 2049, C5163:6",
  })
  void holdsContainersAgainstTheirInstance(int memory, int cpu, String expected) {
    assertThat(
            limits(
                String.format(
                    java.util.Locale.ROOT,
                    """
                    prefix: p
                    ecs:
                      instanceType: t2.large
                      services:
                        Worker:
                          {image: x, memory: %d, cpu: %d}
                    """,
                    memory,
                    cpu)))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
  }

  @Test
  void readsTheSizesOfInstances() {
    assertThat(InstanceSize.of("t2.large"))
        .contains(new InstanceSize("t2.large", new Load(2 * 1024, 8192, 2)));
    assertThat(InstanceSize.of("t4g.xlarge"))
        .contains(new InstanceSize("t4g.xlarge", new Load(4 * 1024, 16_384, 3)));
    assertThat(InstanceSize.of("t2.huge")).isEmpty();
    assertThat(InstanceSize.of("huge")).isEmpty();
  }

  @Test
  void doubtsIdsOfAnotherForm() {
    assertThat(
            limits(
                """
                prefix: p
                vpc:
                  vpcId: vpc-12345678
                  subnets:
                  - subnet-0123456789abcdef0
                  - subnet-xyz
                  securityGroup: sg-1
                """))
        .containsExactly("C5171:6", "C5171:7");
  }

  private static List<String> limits(String yaml) {
    Diagnostics diagnostics = new Diagnostics();
    Subject subject = new Subject(Optional.of(Contexts.of(bind(yaml))), List.of(), List.of(), true);
    new RuleEngine(LimitRules.all()).run(subject, diagnostics);
    return codes(diagnostics);
  }

  private static Deployment bind(String yaml) {
    return new DeploymentBinder(new Diagnostics()).bind("dev", Yaml.mapping(yaml));
  }

  private static List<String> codes(Diagnostics diagnostics) {
    return diagnostics.sorted().stream().map(DeploymentLimitsTest::code).toList();
  }

  private static String code(Diagnostic found) {
    return found.rule().code() + ":" + found.at().line();
  }
}
