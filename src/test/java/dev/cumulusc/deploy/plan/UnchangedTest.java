package dev.cumulusc.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.deploy.plan.Unchanged.Answer;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.fixture.service.FakeStacks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What shows without a change set that a deployment changes nothing. */
class UnchangedTest {
  private static final String TEMPLATE =
      """
      Parameters:
        Stage: {Type: String, Default: dev}
        Password: {Type: String, NoEcho: true}
      Resources:
        Queue: {Type: AWS::SQS::Queue}
      """;

  private static Stack stack(String status, Map<String, String> parameters) {
    Stack stack = FakeStacks.stack("app", Map.of());
    return new Stack(
        stack.id(),
        stack.name(),
        new Stack.State(
            new Status(status),
            Optional.empty(),
            stack.state().created(),
            Optional.empty(),
            Optional.empty()),
        new Stack.Settings(parameters, Map.of("Owner", "me"), List.of(), false),
        Map.of(),
        Optional.empty());
  }

  private static Stack stack() {
    return stack("UPDATE_COMPLETE", Map.of("Stage", "dev", "Password", "****"));
  }

  private static Wanted wanted(String template) {
    return Wanted.template(template).tag("Owner", "me");
  }

  private static Answer answer(Wanted wanted, Stack stack, String template) {
    return Unchanged.check(
        wanted.prepared(),
        new DeployedStack(
            stack, template, DeployedTemplate.read("app", template), Optional.empty(), Map.of()));
  }

  private static Answer answer(Wanted wanted) {
    return answer(wanted, stack(), TEMPLATE);
  }

  @Test
  void showsThatNothingChanges() {
    assertThat(answer(wanted(TEMPLATE).previous("Password"))).isEqualTo(Answer.UNCHANGED);
    assertThat(answer(wanted(TEMPLATE).previous("Password").parameter("Stage", "dev")))
        .isEqualTo(Answer.UNCHANGED);
    assertThat(answer(wanted(TEMPLATE + "\n").previous("Password")))
        .as("white space at the end")
        .isEqualTo(Answer.UNCHANGED);
  }

  @Test
  void showsThatSomethingChanges() {
    assertThat(answer(wanted(TEMPLATE.replace("Queue:", "Other:")).previous("Password")))
        .as("the template")
        .isEqualTo(Answer.CHANGED);
    assertThat(answer(wanted(TEMPLATE).previous("Password").tag("Team", "a")))
        .as("a tag")
        .isEqualTo(Answer.CHANGED);
    assertThat(answer(wanted(TEMPLATE).previous("Password").parameter("Stage", "prod")))
        .as("a parameter")
        .isEqualTo(Answer.CHANGED);
    assertThat(
            answer(
                wanted(TEMPLATE).previous("Password"),
                stack("UPDATE_COMPLETE", Map.of("Stage", "prod")),
                TEMPLATE))
        .as("a parameter that gets its default")
        .isEqualTo(Answer.CHANGED);
  }

  @Test
  void canNotSeeHiddenValues() {
    assertThat(answer(wanted(TEMPLATE).secret("Password", "new"))).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void canNotSeeValuesThatAreLookedUp() {
    String looked =
        TEMPLATE.replace(
            "Type: String, Default: dev",
            "Type: 'AWS::SSM::Parameter::Value<String>', Default: dev");
    assertThat(answer(wanted(looked).previous("Password"), stack(), looked))
        .isEqualTo(Answer.UNKNOWN);
    assertThat(answer(wanted(looked).previous("Password").previous("Stage"), stack(), looked))
        .isEqualTo(Answer.UNCHANGED);
  }

  @Test
  void canNotSeeWhatATransformMakes() {
    String transformed = "Transform: AWS::Serverless-2016-10-31\n" + TEMPLATE;
    assertThat(answer(wanted(transformed).previous("Password"), stack(), transformed))
        .isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void trustsNoStackThatWasRolledBack() {
    assertThat(
            answer(
                wanted(TEMPLATE).previous("Password"),
                stack("UPDATE_ROLLBACK_COMPLETE", stack().settings().parameters()),
                TEMPLATE))
        .isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void namesTheParametersThatChange() {
    assertThat(
            Unchanged.changedParameters(
                wanted(TEMPLATE).parameter("Stage", "prod").secret("Password", "new").prepared(),
                stack()))
        .containsExactly("Password", "Stage");
    assertThat(
            Unchanged.changedParameters(
                wanted(TEMPLATE).previous("Stage").previous("Password").prepared(), stack()))
        .isEmpty();
  }
}
