package dev.cumulusc.rules.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.validate.CheckedTemplate;
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
                  .startsWith("The policies within the role `R` have about 1")
                  .endsWith(" characters, but IAM takes 10,240.");
            });
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
    Diagnostics diagnostics = new Diagnostics();
    new RolePolicySize()
        .check(
            new CheckedTemplate(CfnReader.template(Yaml.mapping(template), diagnostics), true),
            diagnostics);
    return diagnostics.sorted();
  }
}
