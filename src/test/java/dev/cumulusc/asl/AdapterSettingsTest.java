package dev.cumulusc.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdapterSettingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"Type":"Pass","CumulusConfig":{"a":"{$.b}"},"End":true} | {"Type":"Pass","End":true}
          {"CumulusConfig":{}, "Type":"Pass","End":true}           | {"Type":"Pass","End":true}
          {"Type":"Pass","End":true, "CumulusConfig": 1 }          | {"Type":"Pass","End":true }
          {"CumulusConfig":[]}                                     | {}
          {"Type":"Wait","Seconds":${Delay},"CumulusConfig":"é"}   | {"Type":"Wait","Seconds":${Delay}}
          {"Parameters":{"CumulusConfig":1}}                       | {"Parameters":{"CumulusConfig":1}}
          """)
  void takesThemOutOfStates(String state, String expected) {
    assertThat(deployed("{\"States\":{\"A\":" + state + "}}"))
        .isEqualTo("{\"States\":{\"A\":" + expected + "}}");
  }

  @Test
  void takesThemOutOfStatesInBranchesAndMaps() {
    String machine = "{\"States\":{\"A\":{\"Branches\":[%s],\"ItemProcessor\":%s%s}}}";
    String inner = "{\"States\":{\"B\":{%s\"End\":true}}}";
    String settings = "\"CumulusConfig\":{},";
    assertThat(
            deployed(
                machine.formatted(
                    inner.formatted(settings),
                    inner.formatted(settings),
                    ",\n \"CumulusConfig\":{\n}")))
        .isEqualTo(machine.formatted(inner.formatted(""), inner.formatted(""), ""));
  }

  private static String deployed(String definition) {
    String quoted = "'" + definition.replace("\n", "\n\n") + "'";
    Template template =
        CfnReader.template(
            Yaml.mapping(
                "Resources:\n  Machine:\n    Type: AWS::StepFunctions::StateMachine\n"
                    + "    Properties: {DefinitionString: !Sub "
                    + quoted
                    + "}\n"),
            new Diagnostics());
    CfnValue.Sub sub =
        (CfnValue.Sub)
            AdapterSettings.without(template)
                .resources()
                .get("Machine")
                .properties()
                .orElseThrow()
                .get("DefinitionString");
    return sub.text();
  }
}
