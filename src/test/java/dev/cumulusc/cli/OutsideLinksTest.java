package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links of an application out of its folder: in each place they are reported, never dropped. */
class OutsideLinksTest extends CommandFolder {
  private Path app = Path.of("");

  @BeforeEach
  void anApplication() throws IOException {
    app = folder.resolve("own");
    write(
        "own/app/config.yml",
        "default: {stackName: u, prefix: u, prefixNoDash: U, system_bucket: b, sqs: {a: {}}}\n");
    write("out/override.yml", "Resources: {Extra: {Type: 'AWS::SNS::Topic'}}\n");
    write(
        "out/whole.yml",
        "AWSTemplateFormatVersion: '2010-09-09'\nResources: {Q: {Type: 'AWS::SQS::Queue'}}\n");
    write("out/kes.js", "module.exports = class extends Kes {\n};\n");
    write("out/lambdas.yml", "{}\n");
    write("out/.env", "A=1\n");
    write("out/workflows.yml", "{}\n");
  }

  @ParameterizedTest
  @CsvSource({
    "override.yml, app/cloudformation.template.yml, ''",
    "whole.yml, app/cloudformation.template.yml, ''",
    "whole.yml, tpl/cloudformation.template.yml, --template=tpl",
    "kes.js, app/kes.js, ''",
    "kes.js, tpl/kes.js, --template=tpl",
    "lambdas.yml, lambdas.yml, ''",
    "workflows.yml, workflows.yml, ''",
    ".env, app/.env, ''",
  })
  void areReportedAndNotFollowedWhereTheApplicationIsNotTrusted(
      String file, String link, String option) throws IOException {
    write("own/tpl/config.yml", "default: {}\n");
    link(file, link);
    reportedAndNotFollowed(
        link, option.isEmpty() ? List.of(app.toString()) : List.of(app.toString(), option));
  }

  @ParameterizedTest
  @CsvSource({
    "adapter.zip, app/build/cumulus-message-adapter.zip, ''",
    "adapter.zip, lib/adapter.zip, 'message_adapter_path: lib/adapter.zip'",
    "more.js, code/more.js, 'message_adapter_filename: \"\"'",
    "lib, code/lib, 'message_adapter_filename: \"\"'",
  })
  void areReportedInWhatIsPackaged(String file, String link, String setting) throws IOException {
    write("out/adapter.zip", "adapter");
    write("out/more.js", "exports.more = 1;\n");
    write("out/lib/more.js", "exports.more = 1;\n");
    write("own/code/index.js", "exports.handler = async () => require('./more');\n");
    write(
        "own/app/config.yml",
        """
        default:
          stackName: u
          prefix: u
          system_bucket: my-bucket
          iams: {lambdaProcessingRoleArn: 'arn:aws:iam::123456789012:role/lambda'}
          lambdas:
            F:
              {handler: index.handler, runtime: nodejs24.x, source: code, useMessageAdapter: true}
        """
            + "  "
            + setting
            + "\n");
    link(file, link);
    reportedAndNotFollowed(link, List.of(app.toString()));
  }

  private void reportedAndNotFollowed(String link, List<String> line) {
    assertThat(validate(line)).as(out.toString()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .containsOnlyOnce("warning C0008: The link `" + link + "` leads out of the application");

    out.getBuffer().setLength(0);
    List<String> strict = new ArrayList<>(line);
    strict.add("--untrusted");
    assertThat(validate(strict)).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString())
        .containsOnlyOnce("error C0008: The link `" + link + "` leads out of the application")
        .contains("`--untrusted`");
  }

  private void link(String file, String link) throws IOException {
    Files.createDirectories(app.resolve(link).getParent());
    Files.createSymbolicLink(app.resolve(link), folder.resolve("out").resolve(file));
  }

  private int validate(List<String> arguments) {
    List<String> line = new ArrayList<>(List.of("validate"));
    line.addAll(arguments);
    return run(line.toArray(String[]::new));
  }
}
