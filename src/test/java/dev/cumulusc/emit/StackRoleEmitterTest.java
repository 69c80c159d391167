package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Emitted;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.iam.IamActions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The roles of the iam stack; {@code conformance/run} compares all of them with those of kes. */
class StackRoleEmitterTest {
  private static final String BUCKETS =
      """
      prefix: shop
      buckets:
        internal: shop-internal
        browse: {name: shop-browse, type: public}
      """;

  @Test
  void emitsRolesThatOthersFindByTheirNames() {
    Emitted emitted = Emitted.roles(BUCKETS);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.template().resources().keySet())
        .containsExactly(
            "LambdaApiGatewayRole",
            "LambdaProcessingRole",
            "MigrationProcessingRole",
            "StepRole",
            "ECSRole",
            "DistributionApiRole",
            "ScalingRole",
            "CumulusInstanceProfile");
    assertThat(emitted.property("StepRole", "RoleName"))
        .isEqualTo(Map.of("Fn::Sub", "${ResourcePrefix}-steprole"));
    assertThat(
            emitted.property("StepRole", "AssumeRolePolicyDocument", "Statement", 0, "Principal"))
        .isEqualTo(Map.of("Service", Map.of("Fn::Sub", "states.${AWS::Region}.amazonaws.com")));
    assertThat(emitted.property("ScalingRole", "AssumeRolePolicyDocument"))
        .isEqualTo(
            Plain.read(
                """
                Version: '2012-10-17'
                Statement:
                  - Effect: Allow
                    Principal: {Service: application-autoscaling.amazonaws.com}
                    Action: sts:AssumeRole
                """));
    assertThat(emitted.resource("CumulusInstanceProfile"))
        .isEqualTo(
            Plain.read(
                """
                Type: AWS::IAM::InstanceProfile
                Properties:
                  InstanceProfileName: {Fn::Sub: '${ResourcePrefix}-ecs'}
                  Path: /
                  Roles: [{Ref: ECSRole}]
                """));
    assertThat(emitted.output("EcsRoleArn"))
        .isEqualTo(Map.of("Fn::GetAtt", List.of("ECSRole", "Arn")));
    assertThat(emitted.template().outputs()).hasSize(8);
    assertThat(Plain.of(emitted.template().parameters().get("ResourcePrefix").value()))
        .isEqualTo(Map.of("Type", "String", "Default", "shop"));
  }

  @Test
  void allowsWhatIsInTheBuckets() {
    Emitted emitted = Emitted.roles(BUCKETS);

    assertThat(resources(emitted, "LambdaProcessingRole"))
        .contains(
            List.of("arn:aws:s3:::shop-internal", "arn:aws:s3:::shop-browse"),
            List.of("arn:aws:s3:::shop-internal/*", "arn:aws:s3:::shop-browse/*"));
    assertThat(resources(emitted, "DistributionApiRole"))
        .contains(List.of("arn:aws:s3:::shop-browse"), List.of("arn:aws:s3:::shop-browse/*"))
        .noneMatch(each -> each.toString().contains("shop-internal"));
  }

  @Test
  void hasNoStatementAboutBucketsThatAreNotThere() {
    Emitted emitted = Emitted.roles("prefix: shop\nbuckets: {internal: shop-internal}\n");

    assertThat(emitted.problems()).isEmpty();
    assertThat(resources(emitted, "DistributionApiRole")).hasSize(4).doesNotContain(List.of());
    assertThat(resources(emitted, "ECSRole")).contains(List.of("arn:aws:s3:::shop-internal"));
  }

  @Test
  void keepsToWhatTheAccountWantsOfRoles() {
    Emitted emitted =
        Emitted.roles(
            BUCKETS
                + "iams: {permissionsBoundary: Bound, rolePath: /shop/, roleNamePrefix: team-}\n");

    for (StackRole role : StackRole.read()) {
      assertThat(emitted.properties(role.logicalId()))
          .containsEntry("Path", "/shop/")
          .containsEntry("RoleName", Map.of("Fn::Sub", "team-${ResourcePrefix}-" + role.suffix()))
          .containsEntry(
              "PermissionsBoundary",
              Map.of("Fn::Sub", "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/Bound"));
    }
  }

  @Test
  void allowsOnlyActionsThatThereAre() {
    assertThat(StackRole.read())
        .flatExtracting(StackRole::permissions)
        .flatExtracting(StackRole.Permission::actions)
        .filteredOn(action -> !action.contains("*"))
        .allSatisfy(action -> assertThat(IamActions.find(action)).as(action).isPresent());
  }

  private static List<Object> resources(Emitted emitted, String role) {
    Object statements = emitted.property(role, "Policies", 0, "PolicyDocument", "Statement");
    return ((List<?>) statements)
        .stream().map(each -> (Object) ((Map<?, ?>) each).get("Resource")).toList();
  }
}
