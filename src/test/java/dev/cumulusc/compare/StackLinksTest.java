package dev.cumulusc.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackLinksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // a stack                                        | another one                           |
        // may it need it
        "DisplayName: news                                 | RoleName: app-role                    | false",
        "DisplayName: news                                 | Path: /app/                           | false",
        "Target: 'arn:aws:iam::1:role/app-role'            | RoleName: app-role                    | true",
        "Target: !Sub 'arn:aws:iam::1:role/${P}-role'      | RoleName: !Sub '${P}-role'            | true",
        "Target: !Join ['-', [!Ref P, role]]               | RoleName: app-role                    | true",
        "Deep: [{In: {There: app-role}}]                   | RoleName: app-role                    | true",
        "DisplayName: news                                 | RoleName: !Sub '${AWS::StackName}-x'  | true",
        "DisplayName: !Ref Given                           | TopicName: from-outside               | true",
        "DisplayName: !Ref Secret                          | TopicName: other                      | false"
      })
  void findsNamesOfTheOther(String stack, String other, boolean needed) {
    assertThat(StackLinks.mayNeed(template(stack, ""), template(other, ""))).isEqualTo(needed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "!ImportValue x | , Export: {Name: x} | true",
        "!ImportValue x |                     | false",
        "plain          | , Export: {Name: x} | false"
      })
  void findsImports(String value, String export, boolean needed) {
    String given = export == null ? "" : export;
    assertThat(
            StackLinks.mayNeed(
                template("A: " + value, ""),
                template("B: c", "Outputs: {O: {Value: v" + given + "}}")))
        .isEqualTo(needed);
  }

  private static EvaluatedTemplate template(String property, String rest) {
    return EvaluatedTemplate.of(
        DeployedTemplate.read(
            "stack",
            """
            Parameters:
              P: {Type: String}
              Given: {Type: String}
              Secret: {Type: String, NoEcho: true}
            Resources:
              It:
                Type: AWS::X::Y
                Properties:
                  %s
            %s
            """
                .formatted(property, rest)),
        Map.of("P", "app", "Given", "from-outside", "Secret", "****"));
  }
}
