package dev.cumulusc.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.ApplicationResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as read in a configuration that was assembled from its file. */
class UsageTest {
  @TempDir private Path folder;

  private List<String> found(String config) throws IOException {
    Files.createDirectories(folder.resolve("app"));
    Files.writeString(folder.resolve("app/config.yml"), config);
    Diagnostics diagnostics = new Diagnostics();
    Application application =
        new ApplicationResolver(diagnostics)
            .resolve(ApplicationRequest.of(folder), UnreadKeys::of)
            .orElseThrow();
    new DeploymentBinder(diagnostics).bind(application);
    return Found.lines(diagnostics);
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
}
