package dev.cumulusc.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.SteppedClock;
import dev.cumulusc.report.Theme;
import dev.cumulusc.report.deploy.PlanText;
import dev.cumulusc.source.SourceFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a plan says of roles: what they allow more or no longer, whatever way it is written. */
class PlanAccessTest {
  private static final String TRUST =
      "{Statement: [{Effect: Allow, Action: 'sts:AssumeRole', Principal: {Service: %s}}]}";

  private static String template(String statements, String... more) {
    return """
        Parameters: {Stage: {Type: String}}
        Resources:
          Queue: {Type: AWS::SQS::Queue}
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: %s
              %sPolicies:
                - PolicyName: least-privilege
                  PolicyDocument: {Statement: [%s]}
        """
            .formatted(
                TRUST.formatted(more.length > 2 ? more[2] : "states.amazonaws.com"),
                more.length > 1 ? more[1] + "\n      " : "",
                statements)
        + (more.length > 0 ? more[0] : "");
  }

  private static String allow(String action, String resource) {
    return "{Effect: Allow, Action: " + action + ", Resource: " + resource + "}";
  }

  private static Plan plan(String before, String after) {
    return new Plan(
        "app",
        "default",
        Optional.empty(),
        SteppedClock.START,
        List.of(GuardTest.plan(before, after)),
        List.of());
  }

  /** Returns the lines about what roles allow. */
  private static List<String> access(String before, String after) {
    return new PlanText(Theme.PLAIN)
        .print(plan(before, after))
        .lines()
        .map(String::strip)
        .filter(
            line ->
                line.matches("(! )?IAM: .*|[+-] \\S.* (on|by|policy) .*|[+-] (policy|taken) .*"))
        .toList();
  }

  @Test
  void reportsWhatIsWidenedAndWhatIsNarrowed() {
    assertThat(
            access(
                template(allow("['sqs:SendMessage', 'sqs:PurgeQueue']", "!GetAtt Queue.Arn")),
                template(allow("['sqs:SendMessage', 'sqs:ReceiveMessage']", "!GetAtt Queue.Arn"))))
        .containsExactly(
            "! IAM: widened and narrowed",
            "+ sqs:ReceiveMessage on ${Queue.Arn}",
            "- sqs:PurgeQueue on ${Queue.Arn}");
  }

  @Test
  void takesNoNoticeOfOrderAndSpelling() {
    String send = allow("'sqs:SendMessage'", "!GetAtt Queue.Arn");
    String get = allow("['s3:GetObject', 's3:PutObject']", "'arn:aws:s3:::b/*'");
    String spelt =
        "{Effect: Allow, Action: ['sqs:sendmessage'], Resource: [!Sub '${Queue.Arn}']},"
            + allow("'s3:PutObject'", "'arn:aws:s3:::b/*'")
            + ","
            + allow("'s3:GetObject'", "'arn:aws:s3:::b/*'");
    assertThat(access(template(send + "," + get), template(get + "," + send)))
        .containsExactly("IAM: allows the same as before");
    assertThat(access(template(send + "," + get), template(spelt)))
        .containsExactly("IAM: allows the same as before");
  }

  @Test
  void knowsWildcards() {
    assertThat(
            access(
                template(allow("'sqs:*'", "'*'")),
                template(allow("'sqs:SendMessage'", "'arn:aws:sqs:us-east-1:1:a'"))))
        .containsExactly("! IAM: narrowed", "- sqs:* on *");
    assertThat(
            access(
                template(allow("'s3:GetObject'", "'arn:aws:s3:::b/x'")),
                template(allow("'s3:Get*'", "'arn:aws:s3:::b/*'"))))
        .containsExactly("! IAM: widened", "+ s3:Get* on arn:aws:s3:::b/*");
  }

  @Test
  void readsConditionsAndDenials() {
    String pass = "{Effect: Allow, Action: 'iam:PassRole', Resource: '*'%s}";
    String to = ", Condition: {StringEquals: {'iam:PassedToService': ecs-tasks.amazonaws.com}}";
    assertThat(access(template(pass.formatted(to)), template(pass.formatted(""))))
        .containsExactly("! IAM: widened", "+ iam:PassRole on *");
    assertThat(access(template(pass.formatted("")), template(pass.formatted(to))))
        .containsExactly("! IAM: narrowed", "- iam:PassRole on *");
    String deny = ",{Effect: Deny, Action: 's3:DeleteObject', Resource: '*'}";
    String all = allow("'s3:*'", "'*'");
    assertThat(access(template(all), template(all + deny)))
        .containsExactly("! IAM: narrowed", "- denied: s3:DeleteObject on *");
    assertThat(access(template(all + deny), template(all)))
        .containsExactly("! IAM: widened", "+ no longer denied: s3:DeleteObject on *");
    String others = "{Effect: Allow, NotAction: ['iam:*'], Resource: '*'}";
    assertThat(access(template(all), template(all + "," + others)))
        .containsExactly("! IAM: widened", "+ NotAction [iam:*] on *");
  }

  @Test
  void readsWhoMayTakeTheRoleItsBoundaryAndItsPolicies() {
    String same = allow("'s3:*'", "'*'");
    assertThat(access(template(same), template(same, "", "", "ec2.amazonaws.com")))
        .containsExactly(
            "! IAM: widened and narrowed",
            "+ taken by ec2.amazonaws.com",
            "- taken by states.amazonaws.com");
    assertThat(access(template(same, "", "PermissionsBoundary: b"), template(same)))
        .containsExactly("! IAM: widened", "+ no longer bounded by b");
    assertThat(
            access(
                template(same),
                template(same, "", "ManagedPolicyArns: ['arn:aws:iam::aws:policy/Admin']")))
        .containsExactly("! IAM: widened", "+ policy arn:aws:iam::aws:policy/Admin");
  }

  @Test
  void followsPoliciesThatAreAttached() {
    String attached =
        """
          Beside:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: beside
              Roles: [!Ref Role]
              PolicyDocument: {Statement: [%s]}
        """;
    String send = allow("'sqs:SendMessage'", "!GetAtt Queue.Arn");
    String get = allow("'s3:GetObject'", "'arn:aws:s3:::b/*'");
    assertThat(access(template(send + "," + get), template(send, attached.formatted(get))))
        .containsExactly("IAM: allows the same as before");
    String before = template(send, attached.formatted(get));
    String after = template(send, attached.formatted(get + "," + allow("'s3:*'", "'*'")));
    assertThat(access(before, after))
        .containsExactly("! IAM: changes who may do what", "! IAM: widened", "+ s3:* on *");
    assertThat(new PlanText(Theme.PLAIN).print(plan(before, after)))
        .contains(
            "Role    AWS::IAM::Role  (through its policies)\n", "IAM changes (1 role widened).");
  }

  @Test
  void writesItIntoThePlan() {
    Plan plan =
        plan(
            template(allow("'sqs:SendMessage'", "!GetAtt Queue.Arn")),
            template(allow("'sqs:PurgeQueue'", "!GetAtt Queue.Arn")));
    String text = PlanFile.text(plan);
    assertThat(text)
        .containsIgnoringWhitespaces(
            """
            "access": [{"role": "Role",
            "widened": [{"kind": "ACTIONS", "names": ["sqs:PurgeQueue"], "resources": ["${Queue.Arn}"]}],
            "narrowed": [{"kind": "ACTIONS", "names": ["sqs:SendMessage"], "resources": ["${Queue.Arn}"]}]}]""");
    assertThat(PlanFile.read(SourceFile.of("plan.json", text), new Diagnostics())).contains(plan);
  }
}
