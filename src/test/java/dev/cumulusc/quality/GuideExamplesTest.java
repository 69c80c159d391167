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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Path GUIDE = Path.of("docs/guide");
  private static final String SHOWN = "template";
  private static final String CONFIGURATION = "app/config.yml";
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```\\w+ title=\"([^\"]+)\"\n(.*?)^```$");

  @TempDir Path folder;

  /**
   * An example: what stands under one heading.
   *
   * @param files the contents of the files by their paths
   * @param shown the block with the resources
   */
  private record Example(String name, Map<String, String> files, String shown) {}

  @TestFactory
  Stream<DynamicTest> compile() {
    return pages()
        .flatMap(page -> examples(page).stream())
        .map(example -> DynamicTest.dynamicTest(example.name(), () -> check(example)));
  }

  @Test
  void everySectionOfTheConfigurationHasAnExample() {
    String all =
        String.join(
            "\n",
            pages()
                .flatMap(page -> examples(page).stream())
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
    for (Path page : pages().toList()) {
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
    for (Example example : examples(page)) {
      if (example.shown() == null) {
        continue;
      }
      String made = "```text title=\"" + SHOWN + "\"\n" + resources(example) + "```";
      int at = result.indexOf(example.shown(), section(result, example));
      result = result.substring(0, at) + made + result.substring(at + example.shown().length());
    }
    return result;
  }

  private static int section(String text, Example example) {
    return Math.max(0, text.indexOf(example.files().get(CONFIGURATION)));
  }

  private String resources(Example example) throws IOException {
    Path application = write(example);
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

  private void check(Example example) throws IOException {
    Path application = write(example);
    List<String> deployments =
        Yaml.mapping(example.files().get(CONFIGURATION)).entries().stream()
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

  private Path write(Example example) throws IOException {
    Path application = Files.createTempDirectory(folder, "example");
    for (Map.Entry<String, String> file : example.files().entrySet()) {
      Path path = application.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return application;
  }

  private static Stream<Path> pages() {
    return Repository.filesBelow(GUIDE).stream();
  }

  private static List<Example> examples(Path page) {
    List<Example> found = new ArrayList<>();
    for (String part : Repository.read(page.toString()).split("(?m)^(?=#+ )")) {
      Map<String, String> files = new LinkedHashMap<>();
      String shown = null;
      Matcher block = BLOCK.matcher(part);
      while (block.find()) {
        if (block.group(1).equals(SHOWN)) {
          shown = block.group();
        } else {
          files.put(block.group(1), block.group(2));
        }
      }
      if (files.containsKey(CONFIGURATION)) {
        String heading = part.lines().findFirst().orElse("").replaceFirst("#+ ", "");
        found.add(new Example(page.getFileName() + ": " + heading, files, shown));
      }
    }
    return found;
  }
}
