package dev.cumulusc.report.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.deploy.inflight.KeptForExecutions;
import dev.cumulusc.deploy.inflight.KeptForExecutions.Item;
import dev.cumulusc.deploy.inflight.KeptForExecutions.User;
import dev.cumulusc.deploy.inflight.KeptForExecutions.Why;
import dev.cumulusc.report.Theme;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptTextTest {
  private static final User RUNNING =
      new User("Ingest", Why.RUNNING, List.of("a", "b", "c", "d"), Optional.empty());
  private static final User ONE = new User("Ingest", Why.RUNNING, List.of("a"), Optional.empty());
  private static final User DEPLOYED =
      new User("Ingest", Why.DEPLOYED, List.of(), Optional.empty());
  private static final User ALIAS = new User("Ingest", Why.ALIAS, List.of(), Optional.of("live"));
  private static final User FAILED =
      new User("Ingest", Why.REDRIVABLE, List.of("f"), Optional.empty());

  private static Item resource(String id, String detail, User... users) {
    return new Item(id, "AWS::SNS::Topic", Optional.empty(), detail, List.of(users));
  }

  private static Item statement(User... users) {
    return new Item(
        "Role", "AWS::IAM::Role", Optional.of("KeptOne"), "sns:Publish on news", List.of(users));
  }

  private static String lines(
      List<Item> kept, List<Item> released, List<Item> lost, String... remarks) {
    return String.join(
        "\n",
        new KeptText(Theme.PLAIN)
            .lines(
                new KeptForExecutions(
                    List.of(), kept, released, lost, List.of(remarks), Optional.empty())));
  }

  @Test
  void saysNothingWhereNothingIsKept() {
    assertThat(new KeptText(Theme.PLAIN).lines(KeptForExecutions.NONE)).isEmpty();
  }

  @Test
  void groupsWhatIsKeptByWhoNeedsIt() {
    assertThat(
            lines(
                List.of(
                    resource("Topic", "", RUNNING),
                    statement(RUNNING),
                    resource("Key", "Topic", ONE, DEPLOYED, ALIAS, FAILED)),
                List.of(),
                List.of()))
        .isEqualTo(
            """
            Kept for now for 4 running executions of `Ingest` (a, b, c and 1 more):
              Topic  AWS::SNS::Topic
              Role  KeptOne  sns:Publish on news
            Kept for now for 1 running execution of `Ingest` (a), and for executions of `Ingest` \
            that begin before the new definition is in effect, and for the alias `live` of \
            `Ingest`, and for 1 failed execution of `Ingest` that can be redriven (f):
              Key  AWS::SNS::Topic (for Topic)\
            """);
  }

  @Test
  void saysWhatGoesWhatIsLostAndWhatElse() {
    assertThat(
            lines(
                List.of(),
                List.of(resource("Topic", "")),
                List.of(
                    resource("Other", "another resource of the new template has its name", ONE)),
                "A remark."))
        .isEqualTo(
            """
            No longer kept, since no execution needs it any more:
              Topic  AWS::SNS::Topic
            ! can't be kept for 1 running execution of `Ingest` (a): `Other` (AWS::SNS::Topic), \
            since another resource of the new template has its name
            note: A remark.\
            """);
  }

  @Test
  void saysOfWhatIsDeployedForWhomItIsKept() {
    assertThat(new KeptText(Theme.PLAIN).status(List.of(statement(ONE), resource("Topic", ""))))
        .containsExactly(
            "Role  KeptOne: kept for 1 running execution of `Ingest` (a)",
            "Topic: no longer kept for any execution; the next deployment takes it away");
  }
}
