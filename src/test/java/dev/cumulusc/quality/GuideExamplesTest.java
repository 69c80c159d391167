package dev.cumulusc.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.cli.CommandRunner;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles the examples of docs/guide/.
 *
 * <p>The blocks with a title under one heading of a page are the files of an application, which has
 * to be found without an error or a warning in each of its deployments. A block with the title
 * {@code template} shows the resources of the default deployment, which {@code -Drules.update}
 * rewrites.
 */
class GuideExamplesTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> compile() {
    return GuideExample.pages()
        .flatMap(page -> GuideExample.of(page).stream())
        .map(example -> DynamicTest.dynamicTest(example.name(), () -> check(example)));
  }

  @Test
  void everySectionOfTheConfigurationHasAnExample() {
    String all =
        String.join(
            "\n",
            GuideExample.pages()
                .flatMap(page -> GuideExample.of(page).stream())
                .map(example -> String.join("\n", example.files().values()))
                .toList());
    for (String section :
        List.of(
            "lambdas",
            "stepFunctions",
            "workflowRoles",
            "activities",
            "sqs",
            "sns",
            "rules",
            "dynamos",
            "buckets",
            "apis",
            "vpc",
            "iams",
            "ecs",
            "services",
            "tasks",
            "nested_templates")) {
      assertThat(all).containsPattern("(?m)^ +" + section + ":");
    }
  }

  @Test
  void showsTheResourcesThatAreMade() throws IOException {
    List<String> outdated = new ArrayList<>();
    for (Path page : GuideExample.pages().toList()) {
      String text = Repository.read(page.toString());
      String expected = withResources(page, text);
      if (!text.equals(expected)) {
        outdated.add(page.getFileName().toString());
      }
      if (System.getProperty("rules.update") != null) {
        Files.writeString(page, expected);
      }
    }
    assertThat(outdated).as("out of date; run the tests with -Drules.update").isEmpty();
  }

  private String withResources(Path page, String text) throws IOException {
    String result = text;
    for (GuideExample example : GuideExample.of(page)) {
      if (example.shown() == null) {
        continue;
      }
      String made = "```text title=\"" + GuideExample.SHOWN + "\"\n" + resources(example) + "```";
      int at = result.indexOf(example.shown(), section(result, example));
      result = result.substring(0, at) + made + result.substring(at + example.shown().length());
    }
    return result;
  }

  private static int section(String text, GuideExample example) {
    return Math.max(0, text.indexOf(example.files().get(GuideExample.CONFIGURATION)));
  }

  private String resources(GuideExample example) throws IOException {
    Path application = example.write(folder);
    Path out = application.resolve("out");
    assertThat(run("compile", application.toString(), "--out", out.toString())).isEmpty();
    Path written = out.resolve("cloudformation.yml");
    if (!Files.exists(written)) {
      written = out.resolve("db.cloudformation.yml");
    }
    MappingNode template = Yaml.mapping(Files.readString(written));
    Map<String, String> types = new LinkedHashMap<>();
    template
        .mapping("Resources")
        .orElseThrow()
        .entries()
        .forEach(
            entry ->
                types.put(
                    entry.name(),
                    ((MappingNode) entry.value())
                        .scalar("Type")
                        .map(ScalarNode::text)
                        .orElseThrow()));
    int width = types.keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
    StringBuilder text = new StringBuilder();
    types.forEach((id, type) -> text.append(pad(id, width)).append(type).append('\n'));
    return text.toString();
  }

  private static String pad(String word, int width) {
    return word + " ".repeat(width - word.length());
  }

  private void check(GuideExample example) throws IOException {
    Path application = example.write(folder);
    List<String> deployments =
        Yaml.mapping(example.files().get(GuideExample.CONFIGURATION)).entries().stream()
            .map(MappingNode.Entry::name)
            .toList();
    for (String deployment : deployments) {
      assertThat(
              run(
                  "validate",
                  application.toString(),
                  "--deployment",
                  deployment,
                  "--fail-on",
                  "warning"))
          .as(deployment)
          .isEmpty();
    }
  }

  /** Runs a command; returns what it prints where it fails. */
  private static String run(String... arguments) {
    StringWriter printed = new StringWriter();
    PrintWriter printer = new PrintWriter(printed, true);
    int code = new CommandRunner(printer, printer, Map.of()).run(arguments);
    return code == 0 ? "" : printed.toString();
  }
}
