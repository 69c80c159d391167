package dev.cumulusc.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapabilitiesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{Resources: {Q: {Type: AWS::SQS::Queue}}}|[]",
        "{Resources: {R: {Type: AWS::IAM::Role}}}|[CAPABILITY_IAM]",
        "{Resources: {R: {Type: AWS::IAM::Role, Properties: {RoleName: x}}, P: {Type: AWS::IAM::Policy}}}"
            + "|[CAPABILITY_NAMED_IAM]",
        "{Transform: X, Resources: {P: {Type: AWS::IAM::InstanceProfile}}}"
            + "|[CAPABILITY_AUTO_EXPAND, CAPABILITY_IAM]",
      })
  void followFromTheResources(String yaml, String expected) {
    Template template = CfnReader.template(Yaml.mapping(yaml), new Diagnostics());

    assertThat(Capabilities.of(template)).hasToString(expected);
  }
}
