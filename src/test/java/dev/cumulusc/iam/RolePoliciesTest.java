package dev.cumulusc.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.iam.RolePolicies.Properties;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The policies of a role, wherever in its template they stand. */
class RolePoliciesTest {
  private static final Template TEMPLATE =
      CfnReader.template(
          Yaml.mapping(
              """
              Resources:
                Role:
                  Type: AWS::IAM::Role
                  Properties:
                    Policies:
                      - PolicyDocument: {Statement: [{Action: inside, Resource: '*'}, text]}
                      - {PolicyName: empty}
                      - text
                    ManagedPolicyArns: [{Ref: Attached}, 'arn:aws:iam::aws:policy/A', {Ref: Parameter}]
                Bare: {Type: AWS::IAM::Role}
                Attached: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Statement: {Action: attached, Resource: '*'}}}}
                Beside: {Type: AWS::IAM::ManagedPolicy, Properties: {Roles: [{Ref: Role}], PolicyDocument: {Statement: [{Action: beside, Resource: '*'}]}}}
                Inline: {Type: AWS::IAM::Policy, Properties: {Roles: [{Ref: Bare}, {Ref: Role}], PolicyDocument: {Statement: [{Action: inline, Resource: '*'}]}}}
                OfBare: {Type: AWS::IAM::Policy, Properties: {Roles: [{Ref: Bare}], PolicyDocument: {Statement: [{Action: other, Resource: '*'}]}}}
                Loose: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Statement: [{Action: loose, Resource: '*'}]}}}
                Topic: {Type: AWS::SNS::Topic, Properties: {Roles: [{Ref: Role}], PolicyDocument: {Statement: [{Action: topic, Resource: '*'}]}}}
                Function: {Type: AWS::Lambda::Function, Properties: {Role: {'Fn::GetAtt': [Role, Arn]}}}
                Machine: {Type: AWS::StepFunctions::StateMachine, Properties: {RoleArn: {'Fn::GetAtt': [Role, Arn]}}}
                Foreign: {Type: AWS::StepFunctions::StateMachine, Properties: {RoleArn: 'arn:aws:iam::123456789012:role/a'}}
                Roleless: {Type: AWS::StepFunctions::StateMachine}
              """),
          new Diagnostics());

  private static Resource resource(String id) {
    return Objects.requireNonNull(TEMPLATE.resources().get(id));
  }

  private static List<String> actions(String role) {
    return RolePolicies.statements(resource(role), TEMPLATE.resources(), Properties.WRITTEN)
        .stream()
        .flatMap(statement -> AccessRights.of(statement).stream())
        .map(AccessRight::action)
        .toList();
  }

  @Test
  void areThoseWithinTheRoleAndThoseAttachedToIt() {
    assertThat(actions("Role")).containsExactly("inside", "attached", "beside", "inline");
    assertThat(actions("Bare")).containsExactly("inline", "other");
  }

  @Test
  void knowsThePoliciesThatTheTemplateDoesNotMake() {
    assertThat(RolePolicies.others(resource("Role"), TEMPLATE.resources(), Properties.WRITTEN))
        .extracting(AccessRights::text)
        .containsExactly("arn:aws:iam::aws:policy/A", "${Parameter}");
    assertThat(RolePolicies.others(resource("Bare"), TEMPLATE.resources(), Properties.WRITTEN))
        .isEmpty();
  }

  @Test
  void listsTheRolesOfATemplateWithWhatTakesThem() {
    List<ListedRole> roles = RoleList.of(TEMPLATE, Optional.empty());

    assertThat(roles)
        .extracting(ListedRole::names)
        .containsExactly(
            List.of("${Role}", "Topic", "Topic", "Function", "Function", "Machine", "Machine"),
            List.of("${Bare}"));
    assertThat(roles).allMatch(ListedRole::isGenerated);
    assertThat(roles.get(0).statements()).hasSize(4);
    assertThat(roles.get(0).statements())
        .allMatch(each -> each.askedBy().size() == 1 && !each.isEarly());
  }

  @Test
  void knowsTheRoleOfAMachineThatTheTemplateDoesNotMake() {
    assertThat(RoleList.foreignRole(TEMPLATE, "Foreign").map(AccessRights::text))
        .contains("arn:aws:iam::123456789012:role/a");
    assertThat(List.of("Machine", "Roleless", "Function", "Nowhere"))
        .allMatch(id -> RoleList.foreignRole(TEMPLATE, id).isEmpty());
  }
}
