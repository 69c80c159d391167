package dev.cumulusc.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.cli.CommandRunner;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide shows for CI, and the hooks of pre-commit, name commands that there are. */
class IntegrationsTest {
  private static final Pattern SNIPPET = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final String GUIDE = "docs/guide/ci.md";
  private static final Pattern COMMAND = Pattern.compile("bin/cumulusc (.*)");

  @Test
  void theWorkflowRunsACommandThatWorks() {
    MappingNode workflow = snippet("jobs:");
    List<String> commands = new ArrayList<>();
    collect(workflow, commands);
    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      String here =
          command.equals("test")
              ? "test --app examples/lambda-task"
              : command.replace(" . ", " examples/lambda-task ");
      assertThat(run(here)).as(command).isLessThan(2);
    }
  }

  @Test
  void theHooksRunCommandsThatWork() {
    SequenceNode hooks = (SequenceNode) Yaml.read(Repository.read(".pre-commit-hooks.yaml"));
    List<String> commands = new ArrayList<>();
    collect(hooks, commands);
    assertThat(commands).containsExactly("validate", "validate --asl");
    assertThat(run("validate examples/lambda-task")).isLessThan(2);
    for (Node hook : hooks.items()) {
      MappingNode entries = (MappingNode) hook;
      assertThat(entries.scalar("id").orElseThrow().text()).startsWith("cumulusc-");
      assertThat(Pattern.compile(entries.scalar("files").orElseThrow().text())).isNotNull();
      String entry = entries.scalar("entry").orElseThrow().text();
      assertThat(Path.of(entry.split(" ")[0])).exists();
    }
  }

  @Test
  void theGuidesHookIsOneOfThem() {
    String config = Repository.read(GUIDE);
    assertThat(config).contains("- id: cumulusc-validate");
    assertThat(Repository.read(".pre-commit-hooks.yaml")).contains("- id: cumulusc-validate");
  }

  private static MappingNode snippet(String containing) {
    return SNIPPET
        .matcher(Repository.read(GUIDE))
        .results()
        .map(found -> found.group(1))
        .filter(text -> text.contains(containing))
        .map(Yaml::mapping)
        .findFirst()
        .orElseThrow();
  }

  private static void collect(Node node, List<String> commands) {
    if (node instanceof MappingNode mapping) {
      mapping.entries().forEach(entry -> collect(entry.value(), commands));
    } else if (node instanceof SequenceNode sequence) {
      sequence.items().forEach(item -> collect(item, commands));
    } else {
      COMMAND
          .matcher(((ScalarNode) node).text())
          .results()
          .map(MatchResult::group)
          .forEach(found -> commands.add(found.substring("bin/cumulusc ".length())));
    }
  }

  private static int run(String command) {
    StringWriter ignored = new StringWriter();
    return new CommandRunner(new PrintWriter(ignored), new PrintWriter(ignored))
        .run(command.split(" "));
  }
}
