package dev.cumulusc.asl.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.service.FunctionName;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which names a definition means functions and activities of its own deployment. */
class OwnResourcesTest {
  /** A new one for each row, since it keeps the functions once it was asked for one. */
  private final OwnResources own =
      new OwnResources(
          new DeploymentBinder(new Diagnostics())
              .bind(
                  "dev",
                  Yaml.mapping(
                      """
                      prefix: app
                      lambdas:
                        Run: {handler: index.handler, source: run}
                        Stop: {handler: index.handler, source: stop}
                      """)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          !Ref RunLambdaFunction                 | Run     | true
          !GetAtt StopLambdaFunction.Arn         | Stop    | true
          '${RunLambdaFunction.Arn}:live'        | Run     | true
          app-Run                                | Run     | true
          app-Run:live                           | Run     | true
          arn:aws:lambda:us-east-1:123456789012:function:app-Stop:7 | Stop | true
          !Ref OtherLambdaFunction               | Other   | false
          app-Other                              | Other   | false
          app-R                                  | R       | false
          !GetAtt RunLambdaFunction.Version      |         | false
          !Ref LambdaFunction                    |         | false
          !Ref Run                               |         | false
          !Ref RunActivity                       |         | false
          !Ref RunLambdaFunctionAlias            |         | false
          Run                                    |         | false
          other-Run                              |         | false
          app-                                   |         | false
          app                                    |         | false
          'app-${Name}'                          |         | false
          """)
  void knowsFunctionsByTheirLogicalIdsAndNames(String written, String key, boolean isThere) {
    FunctionName name = FunctionName.of(read(written));
    assertThat(own.functionKey(name).orElse(null)).isEqualTo(key);
    assertThat(own.function(name).map(found -> found.name().value()).orElse(null))
        .isEqualTo(isThere ? key : null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          !Ref WorkActivity                      | Work
          !GetAtt WorkActivity.Arn               | Work
          arn:aws:states:us-east-1:123456789012:activity:app-Work-Activity | Work
          'arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:activity:app-Work-Activity' | Work
          !GetAtt WorkActivity.Name              |
          !Ref Activity                          |
          !Ref WorkLambdaFunction                |
          arn:aws:states:us-east-1:123456789012:stateMachine:app-Work-Activity |
          arn:aws:states:us-east-1:123456789012:activity:other-Work-Activity |
          arn:aws:states:us-east-1:123456789012:activity:app-Work |
          arn:aws:states:us-east-1:123456789012:activity:app--Activity |
          app-Work-Activity                      |
          """)
  void knowsActivitiesByTheirLogicalIdsAndArns(String written, String name) {
    assertThat(own.activity(read(written)).orElse(null)).isEqualTo(name);
  }

  private static ComposedString read(String written) {
    return ComposedString.of(Yaml.read(written)).orElseThrow();
  }
}
