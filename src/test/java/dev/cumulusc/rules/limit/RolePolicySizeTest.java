package dev.cumulusc.rules.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.validate.CheckedTemplate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RolePolicySizeTest {

  @Test
  @Tag("silent:C5022")
  void acceptsAnOrdinaryRole() {
    assertThat(check(1)).isEmpty();
  }

  @Test
  @Tag("fires:C5022")
  void warnsOfMoreThanIamTakes() {
    assertThat(check(130))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.at()).hasToString("config.yml:2:3");
              assertThat(found.message())
                  .startsWith("The policies within the role `R` together have about 1")
                  .endsWith(" characters, but IAM takes 10,240.");
            });
  }

  @Test
  void countsPoliciesThatAreAttachedAndKnowsWhatIsCertain() {
    String name = "x".repeat(100);
    String statement = "{Effect: Allow, Action: 's3:GetObject', Resource: [%s]}";
    String resources = String.join(", ", Collections.nCopies(60, "'arn:aws:s3:::" + name + "'"));
    String document = "{Statement: [" + statement.formatted(resources) + "]}";
    assertThat(
            check(
                """
                Resources:
                  R:
                    Type: AWS::IAM::Role
                    Properties:
                      Policies: [{PolicyName: a, PolicyDocument: %s}]
                      ManagedPolicyArns: [a, b, c, d, e, f, g, h, i, j, k]
                  Beside:
                    Type: AWS::IAM::Policy
                    Properties: {PolicyName: b, Roles: [!Ref R], PolicyDocument: %s}
                  Managed:
                    Type: AWS::IAM::ManagedPolicy
                    Properties: {PolicyDocument: %s}
                """
                    .formatted(document, document, document)))
        .extracting(found -> found.severity() + " " + found.message())
        .containsExactlyInAnyOrder(
            "ERROR The policies within the role `R` together have at least 14,062 characters, but"
                + " IAM takes 10,240.",
            "ERROR The managed policy `Managed` has at least 7,031 characters, but IAM takes"
                + " 6,144.",
            "WARNING The role `R` has 11 managed policies, but IAM attaches 10 to a role.");
  }

  @Test
  void takesAsMuchAsIamDoes() {
    assertThat(ofLength(10_240)).isEmpty();
    assertThat(ofLength(10_241))
        .singleElement()
        .extracting(Diagnostic::message)
        .asString()
        .startsWith("The policies within the role `R` together have at least 10,241 characters");
  }

  @Test
  void takesTenManagedPoliciesAndLeavesOthersPoliciesAlone() {
    String large = "{Statement: [{Effect: Allow, Action: 's3:%s', Resource: '*'}]}";
    assertThat(
            check(
                """
                Resources:
                  R:
                    Type: AWS::IAM::Role
                    Properties: {ManagedPolicyArns: [a, b, c, d, e, f, g, h, i, j]}
                  Other: {Type: AWS::IAM::Role}
                  Beside:
                    Type: AWS::IAM::Policy
                    Properties: {PolicyName: b, Roles: [!Ref Other], PolicyDocument: %s}
                """
                    .formatted(large.formatted("x".repeat(11_000)))))
        .extracting(Diagnostic::message)
        .singleElement()
        .asString()
        .startsWith("The policies within the role `Other` together");
  }

  private static List<Diagnostic> ofLength(int length) {
    String frame = "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:\",\"Resource\":\"*\"}]}";
    return check(
        """
        Resources:
          R:
            Type: AWS::IAM::Role
            Properties:
              Policies:
                - PolicyName: x
                  PolicyDocument: {Statement: [{Effect: Allow, Action: 's3:%s', Resource: '*'}]}
        """
            .formatted("x".repeat(length - frame.length())));
  }

  private static List<Diagnostic> check(int functions) {
    String template =
        """
        Resources:
          R:
            Type: AWS::IAM::Role
            Properties:
              Policies:
                - PolicyName: x
                  PolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - Effect: Allow
                        Action: [lambda:InvokeFunction]
                        Resource:
                          - !Sub 'arn:${AWS::Partition}:lambda:${AWS::Region}:x:${R}'
        """
            + "                  - !GetAtt F.Arn\n".repeat(functions);
    return check(template);
  }

  private static List<Diagnostic> check(String template) {
    Diagnostics diagnostics = new Diagnostics();
    new RolePolicySize()
        .check(
            new CheckedTemplate(CfnReader.template(Yaml.mapping(template), diagnostics), true),
            diagnostics);
    return diagnostics.sorted();
  }
}
