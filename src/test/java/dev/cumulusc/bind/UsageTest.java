package dev.cumulusc.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.ApplicationResolver;
import dev.cumulusc.source.SourceSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as read in a configuration that was assembled from its file. */
class UsageTest {
  @TempDir private Path folder;

  private List<String> found(String config) throws IOException {
    return found("default", config);
  }

  private List<String> found(String deployment, String config) throws IOException {
    write("app/config.yml", config);
    Diagnostics diagnostics = new Diagnostics();
    new DeploymentBinder(diagnostics).bind(application(deployment, diagnostics));
    return Found.lines(diagnostics);
  }

  private Application application(String deployment, Diagnostics diagnostics) {
    Optional<String> base = Optional.of("base").filter(name -> Files.exists(folder.resolve(name)));
    return new ApplicationResolver(diagnostics)
        .resolve(
            ApplicationRequest.of(folder)
                .withDeployment(deployment)
                .withSources(ApplicationRequest.Sources.USUAL.withTemplateFolder(base)),
            UnreadKeys::of)
        .orElseThrow();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.writeString(path, text);
  }

  @Test
  void takesAKeyForReadThatATextNames() throws IOException {
    assertThat(
            found(
                """
                default:
                  prefix: '{{team}}-app'
                  team: x
                  deep: {er: {name: role, spare: other}}
                  urs_url: https://urs.example.com/
                  iams: {stepRoleArn: 'arn:aws:iam::1:role/{{deep.er.name}}-{{urs_url}}'}
                  unread: 1
                  sts_credentials_lambda: unread
                """))
        .containsExactly(
            "7:3 C1001 `unread` is not a key of a deployment.",
            "8:3 C1009 Nothing reads `sts_credentials_lambda` in this application.");
  }

  @Test
  void takesAKeyForReadThatAnAliasUses() throws IOException {
    assertThat(
            found(
                """
                default:
                  prefix: x
                  .common: &common {handler: index.handler, timeout: 60}
                  variables: &variables {A: a}
                  spare: &spare {A: a}
                  lambdas:
                    Fetch:
                      <<: *common
                      envs: *variables
                """))
        .containsExactly("5:3 C1001 `spare` is not a key of a deployment.");
  }

  @Test
  void leavesVariablesToNestedTemplates() throws IOException {
    assertThat(
            found(
                """
                default:
                  prefix: x
                  urs_url: https://urs.example.com/
                  ems: {host: h}
                  nested_templates: {Mine: {cfFile: a.yml, configFile: b.yml}}
                """))
        .isEmpty();
  }

  /** The variable {@code mine}, and {@code other}, which nothing reads, beside one text. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a text|stackName: 's-{{mine}}'",
        "an item of a list|capabilities: [A, 'C-{{mine}}']",
        "a key|lambdas: {'Fetch{{mine}}': {handler: index.handler, source: a}}",
        "a value deep down|lambdas: {Fetch: {handler: index.handler, envs: {A: 'x-{{mine}}'}}}",
        "a text that another one names|stackName: 's-{{urs_url}}', urs_url: 'u-{{mine}}'",
        "a list's item|stackName: 's-{{cmr.1}}', cmr: [a, '{{mine}}']",
        "a file|lambdas: !!files [app/lambdas.yml]",
        "a merged mapping|iams: *roles",
        "a merge key|iams: {<<: *roles}",
      })
  void takesAVariableForReadWhereverATextNamesIt(String where, String text) throws IOException {
    write("app/lambdas.yml", "Fetch: {handler: 'index.{{mine}}', source: a}\n");
    String config =
        """
        roles: &roles {stepRoleArn: 'arn:aws:iam::1:role/{{mine}}'}
        default: {prefix: x, mine: m, other: o, %s}
        dev: {}
        """
            .formatted(text);

    for (String deployment : List.of("default", "dev")) {
      assertThat(found(deployment, config))
          .contains("2:31 C1001 `other` is not a key of a deployment.")
          .noneMatch(line -> line.contains("mine"));
    }
  }

  @Test
  void takesADeploymentsTextInThePlaceOfTheDefaultOnes() throws IOException {
    String config =
        """
        default: {prefix: x, first: a, second: b, stackName: 's-{{first}}'}
        dev: {stackName: 's-{{second}}'}
        """;

    assertThat(found("default", config)).isEmpty();
    assertThat(found("dev", config)).isEmpty();
  }

  @Test
  void takesAListForReadWhoseItemATextNames() throws IOException {
    assertThat(
            found(
                """
                default: {prefix: x, stackName: 's-{{names.1}}', names: [a, b], others: [a, b]}
                """))
        .containsExactly("1:65 C1001 `others` is not a key of a deployment.");
  }

  @Test
  void takesAKeyForReadOfWhoseListAnAliasUsesAnItem() throws IOException {
    assertThat(
            found(
                """
                default:
                  prefix: x
                  names: [&first a, b]
                  spare: [&second c, d]
                  stackName: *first
                """))
        .containsExactly("4:3 C1001 `spare` is not a key of a deployment.");
  }

  @Test
  void takesAFileThatTwoKeysIncludeForNoAlias() throws IOException {
    write("app/roles.yml", "stepRoleArn: arn:aws:iam::1:role/step\n");

    assertThat(
            found(
                """
                default:
                  prefix: x
                  iams: !!files [app/roles.yml]
                  spare: !!files [app/roles.yml]
                """))
        .containsExactly("4:3 C1001 `spare` is not a key of a deployment.");
  }

  @Test
  void asksNothingOfWhatABaseConfigurationHas() throws IOException {
    String base =
        """
        default:
          buckets: {internal: {name: a, type: shared}, privat: {name: b}}
          lambdas: {Fetch: {handler: index.handler, source: a, launchInVpc: true, envs: {A: ''}}}
          stackName: ''
          ecs:
            instanceType: t3.large
            services: {Fetch: {image: a}}
            clusterAutoscaling: {scaleOutThresholdPercent: 50}
        """;
    write("base/config.yml", base);

    assertThat(found("default: {prefix: x}\n")).isEmpty();
    write("base/config.yml", "default: {}\n");
    assertThat(found(base.replaceFirst("\n", "\n  prefix: x\n"))).hasSize(4);
  }

  @Test
  void namesThePlacesOfKeysThatNothingReads() throws IOException {
    write(
        "app/config.yml",
        """
        default:
          prefix: x
          unread: 1
          activities: [{nome: a}]
        """);

    assertThat(UnreadKeys.of(application("default", new Diagnostics())))
        .extracting(SourceSpan::toString)
        .containsExactlyInAnyOrder("app/config.yml:3:3", "app/config.yml:4:17");
  }
}
