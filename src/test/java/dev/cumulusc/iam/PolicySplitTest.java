package dev.cumulusc.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.PolicyLength;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the statements of a role are split where IAM has no room for all of them in one policy. */
class PolicySplitTest {
  /** What a policy document takes beside its statements. */
  private static final int FRAME = 60;

  private static final Origin HERE =
      Origin.written(SourceSpan.inLine(SourceFile.of("config.yml", ""), 1, 1, 0));

  /** Returns a statement that takes so many characters in a policy, with the comma behind it. */
  private static Statement statement(int length) {
    Statement empty = Statement.allow(List.of("a:B"), CfnValue.text("", HERE));
    int left = length - PolicyLength.of(empty.value(HERE)) - 1;
    return Statement.allow(List.of("a:B"), CfnValue.text("x".repeat(left), HERE));
  }

  private static RoleStatement late(int length) {
    return new RoleStatement(statement(length), List.of(), false);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,1", "-1,0"})
  void leavesWithinTheRoleWhatItHasRoomFor(int more, int managed) {
    int room = PolicyLength.INLINE_MAXIMUM - FRAME - 1000;
    PolicySplit split = PolicySplit.of(List.of(late(5000), late(room - 5000 + more)), 1000, HERE);

    assertThat(split.length()).isEqualTo(PolicyLength.INLINE_MAXIMUM + more);
    assertThat(split.inside()).hasSize(2 - managed);
    assertThat(split.managed()).hasSize(managed);
    assertThat(split.isTooLong()).isFalse();
  }

  @Test
  void fillsTheRoleToItsLastCharacter() {
    int room = PolicyLength.INLINE_MAXIMUM - FRAME;
    PolicySplit split = PolicySplit.of(List.of(late(3000), late(room - 3000), late(200)), 0, HERE);

    assertThat(split.inside()).hasSize(2);
    assertThat(split.managed()).containsExactly(List.of(statement(200)));
  }

  @Test
  void keepsWithinTheRoleWhatHasToBeThereEarly() {
    RoleStatement early = new RoleStatement(statement(4000), List.of(), true);
    PolicySplit split = PolicySplit.of(List.of(late(4000), late(5000), early), 0, HERE);

    assertThat(split.inside()).containsExactly(statement(4000), statement(5000), statement(4000));
    assertThat(PolicySplit.of(List.of(early, late(4000), late(5000)), 0, HERE).managed())
        .containsExactly(List.of(statement(5000)));
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,2"})
  void fillsAManagedPolicyToItsLastCharacter(int more, int policies) {
    int room = PolicyLength.MANAGED_MAXIMUM - FRAME;
    PolicySplit split =
        PolicySplit.of(List.of(late(10_000), late(3000), late(room - 3000 + more)), 0, HERE);

    assertThat(split.managed()).hasSize(policies);
  }

  @Test
  void dividesAStatementOfManyResources() {
    List<CfnValue> resources = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      resources.add(CfnValue.text("x".repeat(107) + (100 + i), HERE));
    }
    Statement whole = Statement.allow(List.of("a:B"), resources).named("All");
    PolicySplit split = PolicySplit.ofAll(List.of(whole), HERE);

    assertThat(split.inside()).isEmpty();
    assertThat(split.managed())
        .containsExactly(
            List.of(
                new Statement(
                    Optional.of("AllA"),
                    whole.actions(),
                    resources.subList(0, 50),
                    whole.condition())),
            List.of(
                new Statement(
                    Optional.of("AllB"),
                    whole.actions(),
                    resources.subList(50, 100),
                    whole.condition())));
  }

  @Test
  void dividesNoStatementOfOneResource() {
    PolicySplit split = PolicySplit.ofAll(List.of(statement(11_000)), HERE);

    assertThat(split.managed()).containsExactly(List.of(statement(11_000)));
  }

  @ParameterizedTest
  @CsvSource({"10,false", "11,true"})
  void hasRoomForTenManagedPolicies(int policies, boolean isTooLong) {
    List<RoleStatement> statements = new ArrayList<>(List.of(late(10_000)));
    for (int i = 0; i < policies; i++) {
      statements.add(late(6000));
    }

    assertThat(PolicySplit.of(statements, 0, HERE).isTooLong()).isEqualTo(isTooLong);
  }
}
