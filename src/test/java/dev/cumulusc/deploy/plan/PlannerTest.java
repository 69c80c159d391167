package dev.cumulusc.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.service.ChangeSetOptions;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.fixture.SteppedClock;
import dev.cumulusc.fixture.aws.FakeAws;
import dev.cumulusc.fixture.aws.FakeChange;
import dev.cumulusc.report.Theme;
import dev.cumulusc.report.deploy.PlanText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a stack, as people see it: from templates alone, and from change sets. */
class PlannerTest {
  private static final String DEPLOYED =
      """
      Parameters:
        Stage: {Type: String}
        Password: {Type: String, NoEcho: true}
      Resources:
        Table:
          Type: AWS::DynamoDB::Table
          DeletionPolicy: Retain
          Properties: {TableName: granules, BillingMode: PAY_PER_REQUEST}
        Function:
          Type: AWS::Lambda::Function
          Properties:
            MemorySize: 256
            Environment:
              Variables:
                STAGE: !Ref Stage
                TABLE: !Ref Table
                PASSWORD: !Ref Password
                CMR_TOKEN: abcdefgh
        Queue: {Type: AWS::SQS::Queue}
        Machine:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            DefinitionString: !Sub '{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${Function.Arn}","TimeoutSeconds":60,"End":true}}}'
      Outputs:
        TableName: {Value: !Ref Table}
      """;

  private static final String WANTED =
      DEPLOYED
          .replace("TableName: granules", "TableName: granules2")
          .replace("          DeletionPolicy: Retain\n", "")
          .replace("    DeletionPolicy: Retain\n", "")
          .replace("MemorySize: 256", "MemorySize: 512")
          .replace("abcdefgh", "ijklmnop")
          .replace("\"TimeoutSeconds\":60", "\"TimeoutSeconds\":300")
          .replace(
              "  Queue: {Type: AWS::SQS::Queue}\n",
              "  Role: {Type: AWS::IAM::Role, Properties: {RoleName: worker}}\n");

  private FakeAws aws = FakeAws.start();
  private CloudFormation service = aws.services().cloudFormation();
  private Planner planner = planner();

  @BeforeEach
  void deploy() {
    aws.stack("app")
        .template(DEPLOYED)
        .parameter("Stage", "dev")
        .parameter("Password", "****")
        .resource("Table", "AWS::DynamoDB::Table", "granules");
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  private Planner planner() {
    return new Planner(service, new ChangeSets(service, new SteppedClock()));
  }

  private static Wanted wanted() {
    return Wanted.template(WANTED).parameter("Stage", "dev").secret("Password", "tell-nobody");
  }

  private String compared(Wanted wanted) {
    return print(planner.compare(planner.snapshot(wanted.prepared())));
  }

  private String proposed(Wanted wanted) throws InterruptedException {
    Planner.Proposal proposal =
        planner.propose(planner.snapshot(wanted.prepared()), ChangeSetOptions.NONE);
    assertThat(proposal).isInstanceOf(Planner.Planned.class);
    return print(((Planner.Planned) proposal).plan());
  }

  private static String print(StackPlan plan) {
    return new PlanText(Theme.PLAIN)
        .print(
            new Plan(
                "app", "default", Optional.empty(), SteppedClock.START, List.of(plan), List.of()));
  }

  @Test
  void worksOutFromTheTemplatesWhatChanges() {
    assertThat(compared(wanted()))
        .isEqualTo(
            """
            Stack app is updated (it is CREATE_COMPLETE)
              -/+   Table     AWS::DynamoDB::Table  app.yml:5:3
                    ! DATA LOSS: the table is replaced, because `TableName` changes; lost: all items in it
                    TableName: granules -> granules2 (needs a new resource)
                    DeletionPolicy: - Retain
              ~     Function  AWS::Lambda::Function  app.yml:8:3
                    MemorySize: 256 -> 512
                    Environment.Variables.CMR_TOKEN: **** -> ****
                    Environment.Variables.TABLE: perhaps changes, through Table
                    Environment.Variables.PASSWORD: perhaps changes, through parameter Password
              +     Role      AWS::IAM::Role (IAM)  app.yml:18:3
              ~     Machine   AWS::StepFunctions::StateMachine  app.yml:19:3
                    DefinitionString.States.A.TimeoutSeconds: 60 -> 300
              -     Queue     AWS::SQS::Queue
                    ! DATA LOSS: the queue is removed, because no template has it any more; lost: all messages in it
              ~     Parameters.Password: perhaps changes
              ~     Outputs.TableName: perhaps changes, through Table
            Summary: 1 added, 2 changed, 1 replaced, 1 removed; IAM changes; data loss.
            """);
  }

  @Test
  void followsAChangeSetThatTellsAll() throws InterruptedException {
    aws.stack("app")
        .nextChanges(
            FakeChange.replace("Table", "AWS::DynamoDB::Table")
                .property("TableName", "granules", "granules2", "Always"),
            FakeChange.modify("Function", "AWS::Lambda::Function")
                .property("MemorySize", "256", "512", "Never")
                .property("Environment", "shows tell-nobody", "and tell-nobody", "Never")
                .perhaps("Environment", "Table", "Never"),
            FakeChange.remove("Queue", "AWS::SQS::Queue").policy("Retain"),
            FakeChange.add("Role", "AWS::IAM::Role"));
    assertThat(proposed(wanted()))
        .isEqualTo(
            """
            Stack app is updated (it is CREATE_COMPLETE)
              -/+   Table     AWS::DynamoDB::Table  app.yml:5:3
                    ! DATA LOSS: the table is replaced, because `TableName` changes; lost: all items in it
                    TableName: granules -> granules2 (needs a new resource)
                    DeletionPolicy: - Retain
              ~     Function  AWS::Lambda::Function  app.yml:8:3
                    MemorySize: 256 -> 512
                    Environment.Variables.CMR_TOKEN: **** -> ****
                    Environment.Variables.TABLE: perhaps changes, through Table
                    Environment.Variables.PASSWORD: perhaps changes, through parameter Password
              +     Role      AWS::IAM::Role (IAM)  app.yml:18:3
              -     Queue     AWS::SQS::Queue
                    ! the queue is removed, because no template has it any more; lost: nothing, but it stays without a stack
              ~     Parameters.Password: perhaps changes
              ~     Outputs.TableName: perhaps changes, through Table
            Summary: 1 added, 1 changed, 1 replaced, 1 removed; IAM changes; data loss.
            """);
  }

  @Test
  void keepsToTheTemplatesWhereTheChangeSetTellsOnlyThatSomethingChanges()
      throws InterruptedException {
    aws.stack("app")
        .nextChanges(
            FakeChange.of("Modify", "Table", "AWS::DynamoDB::Table"),
            FakeChange.of("Modify", "Function", "AWS::Lambda::Function"));
    assertThat(proposed(wanted()))
        .isEqualTo(
            """
            Stack app is updated (it is CREATE_COMPLETE)
              -/+   Table     AWS::DynamoDB::Table  app.yml:5:3
                    ! DATA LOSS: the table is replaced, because `TableName` changes; lost: all items in it
                    TableName: granules -> granules2 (needs a new resource)
                    DeletionPolicy: - Retain
              ~     Function  AWS::Lambda::Function  app.yml:8:3
                    MemorySize: 256 -> 512
                    Environment.Variables.CMR_TOKEN: **** -> ****
                    Environment.Variables.TABLE: perhaps changes, through Table
                    Environment.Variables.PASSWORD: perhaps changes, through parameter Password
              +     Role      AWS::IAM::Role (IAM)  app.yml:18:3
              ~     Machine   AWS::StepFunctions::StateMachine  app.yml:19:3
                    DefinitionString.States.A.TimeoutSeconds: 60 -> 300
              -     Queue     AWS::SQS::Queue
                    ! DATA LOSS: the queue is removed, because no template has it any more; lost: all messages in it
              ~     Parameters.Password: perhaps changes
              ~     Outputs.TableName: perhaps changes, through Table
            Summary: 1 added, 2 changed, 1 replaced, 1 removed; IAM changes; data loss.
            """);
  }

  @Test
  void showsTheServicesValuesWhereTheTemplatesAreTheSame() throws InterruptedException {
    aws.stack("app")
        .nextChanges(
            FakeChange.modify("Function", "AWS::Lambda::Function")
                .property("Environment/Variables/STAGE", "dev", "prod", "Never")
                .property("Environment/Variables/PASSWORD", "old", "new", "Never"),
            FakeChange.of("Modify", "Table", "AWS::DynamoDB::Table")
                .replacement("Conditional")
                .perhaps("TableName", "Stage", "Always"),
            FakeChange.of("Dynamic", "Queue", "AWS::SQS::Queue"));
    assertThat(
            proposed(
                Wanted.template(DEPLOYED)
                    .parameter("Stage", "dev")
                    .secret("Password", "tell-nobody")))
        .isEqualTo(
            """
            Stack app is updated (it is CREATE_COMPLETE)
              ~     Function  AWS::Lambda::Function  app.yml:9:3
                    Environment.Variables.STAGE: dev -> prod
                    Environment.Variables.PASSWORD: **** -> ****, through parameter Password
              -/+?  Table     AWS::DynamoDB::Table (perhaps)  app.yml:5:3
                    ! DATA LOSS: the table may be replaced, because `TableName` perhaps changes, through Stage; lost: all items in it
                    TableName: perhaps changes, through Stage (would need a new resource)
              -/+?  Queue     AWS::SQS::Queue (perhaps)  app.yml:19:3
                    ! DATA LOSS: the queue may be replaced, because CloudFormation says so; lost: all messages in it
              ~     Parameters.Password: perhaps changes
            Summary: 0 added, 1 changed, 0 replaced, 0 removed; 2 perhaps replaced; data loss.
            """);
  }

  @Test
  void reportsWhatAParameterChanges() {
    assertThat(
            compared(
                Wanted.template(DEPLOYED)
                    .parameter("Stage", "prod")
                    .secret("Password", "tell-nobody")
                    .tag("Owner", "me")))
        .isEqualTo(
            """
            Stack app is updated (it is CREATE_COMPLETE)
              ~     Function  AWS::Lambda::Function  app.yml:9:3
                    Environment.Variables.STAGE: dev -> prod, through parameter Stage
                    Environment.Variables.PASSWORD: perhaps changes, through parameter Password
              ~     Parameters.Stage: dev -> prod
              ~     Parameters.Password: perhaps changes
              ~     Tags.Owner: + me
            Summary: 0 added, 1 changed, 0 replaced, 0 removed.
            """);
  }

  @Test
  void leavesOutWhatOnlyComesThroughAnArnThatStays() throws InterruptedException {
    aws.stack("app")
        .nextChanges(
            FakeChange.modify("Function", "AWS::Lambda::Function")
                .property("MemorySize", "256", "512", "Never"),
            FakeChange.modify("Machine", "AWS::StepFunctions::StateMachine")
                .perhaps("DefinitionString", "Function.Arn", "Never"));
    assertThat(
            proposed(
                Wanted.template(DEPLOYED.replace("256", "512"))
                    .parameter("Stage", "dev")
                    .secret("Password", "tell-nobody")))
        .isEqualTo(
            """
            Stack app is updated (it is CREATE_COMPLETE)
              ~     Function  AWS::Lambda::Function  app.yml:9:3
                    MemorySize: 256 -> 512
            Summary: 0 added, 1 changed, 0 replaced, 0 removed.
            """);
  }

  @Test
  void showsNoSecretThatAParameterShows() {
    assertThat(
            compared(
                Wanted.template(DEPLOYED)
                    .secret("Stage", "new-secret")
                    .secret("Password", "tell-nobody")))
        .doesNotContain("new-secret")
        .doesNotContain("dev")
        .contains("Parameters.Stage: perhaps changes")
        .contains("Environment.Variables.STAGE: perhaps changes, through parameter Stage");
  }

  @Test
  void showsNoSecretOfTheConfiguration() {
    String template =
        """
        Resources:
          Function:
            Type: AWS::Lambda::Function
            Properties: {Description: with s3cret-word in it, Handler: a}
        """;
    aws.stack("app").template(template.replace("with s3cret-word in it", "before"));
    assertThat(compared(Wanted.template(template).madeWith("s3cret-word")))
        .doesNotContain("s3cret")
        .contains("Description: **** -> ****");
  }

  @Test
  void listsWhatANewStackConsistsOf() throws InterruptedException {
    aws.close();
    aws = FakeAws.start();
    service = aws.services().cloudFormation();
    planner = planner();
    assertThat(
            proposed(
                Wanted.template(
                        """
                        Resources:
                          Queue: {Type: AWS::SQS::Queue}
                          Api: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: x}}
                        """)
                    .nested("Api", "Resources: {Method: {Type: AWS::ApiGateway::Method}}")))
        .isEqualTo(
            """
            Stack app is created
              +     Queue  AWS::SQS::Queue  app.yml:2:3
              +     Api    AWS::CloudFormation::Stack  app.yml:3:3
                    +     Method  AWS::ApiGateway::Method  Api.yml:1:13
            Summary: 3 added, 0 changed, 0 replaced, 0 removed.
            """);
  }

  @Test
  void proposesNothingWhereTheChangeSetIsEmpty() throws InterruptedException {
    aws.stack("app")
        .status("UPDATE_ROLLBACK_COMPLETE")
        .nextChangeSetFails("The submitted information didn't contain changes.");
    assertThat(proposed(same())).contains("Stack app stays as it is");
  }

  @Test
  void proposesNothingWhereAServerMakesAChangeSetForNothing() throws InterruptedException {
    aws.stack("app").status("UPDATE_ROLLBACK_COMPLETE").nextChanges();
    assertThat(proposed(same())).contains("Stack app stays as it is");
    assertThat(aws.operations()).contains("DeleteChangeSet");
  }

  @Test
  void executesAChangeSetThatMayChangeAHiddenParameter() throws InterruptedException {
    aws.stack("app").nextChanges();
    assertThat(
            proposed(
                Wanted.template(DEPLOYED)
                    .parameter("Stage", "dev")
                    .secret("Password", "tell-nobody")))
        .startsWith("Stack app is updated");
    assertThat(aws.operations()).doesNotContain("DeleteChangeSet");
  }

  @Test
  void saysWhyCloudFormationRefuses() throws InterruptedException {
    aws.stack("app").nextChangeSetFails("Template error: no such thing.");
    assertThat(planner.propose(planner.snapshot(wanted().prepared()), ChangeSetOptions.NONE))
        .isInstanceOfSatisfying(
            Planner.Refused.class,
            refused -> assertThat(refused.message()).contains("Template error: no such thing."));
  }

  @Test
  void makesNoChangeSetWhereNothingChanges() throws InterruptedException {
    StackSnapshot snapshot = planner.snapshot(same().prepared());
    assertThat(snapshot.answer()).isEqualTo(Unchanged.Answer.UNCHANGED);
    aws.forgetCalls();
    assertThat(print(planner.compare(snapshot))).contains("Stack app stays as it is");
    assertThat(planner.propose(snapshot, ChangeSetOptions.NONE))
        .isInstanceOf(Planner.Planned.class);
    assertThat(aws.operations()).isEmpty();
  }

  @Test
  void showsTagsThatGo() {
    aws.stack("app").tag("Owner", "me");
    assertThat(compared(same())).contains("Tags.Owner: - me");
  }

  private static Wanted same() {
    return Wanted.template(DEPLOYED).previous("Stage").previous("Password");
  }
}
