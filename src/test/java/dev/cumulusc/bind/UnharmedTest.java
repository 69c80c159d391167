package dev.cumulusc.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.bind.key.FlagType;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.NodeType;
import dev.cumulusc.compile.Compiler;
import dev.cumulusc.compile.RenderedErrors;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import dev.cumulusc.validate.Consequences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Breaks each key of a configuration that has all of them, one at a time. Such an error is reported
 * alone, with nothing that follows from it; and it hides nothing in other sections, where faults
 * are planted that only later stages find.
 */
class UnharmedTest {
  private static final Path SAMPLE = Path.of("src/test/resources/bind/every-key.yml");
  private static final String CONFIG = "app/config.yml";

  /** Faults of later stages: what is planted in place of what, and the section that it is in. */
  private static final List<List<String>> PLANTED =
      List.of(
          List.of("vpc", "subnet-0123abcd", "subnet-1"),
          List.of("sqs", "schedule: rate(1 minute)", "schedule: rate(1 minutes)"),
          List.of("stepFunctions", "Report: {StartAt: A, ", "Report: {StartAt: B, "),
          List.of("lambdas", "distributionRole: true", "runtime: nodejs12.x"),
          List.of("ecs", "instanceType: t3.large", "instanceType: t9.huge"),
          List.of("ecs", "minInstances: 1", "minInstances: 5"),
          List.of("dashboard", "esWidgets: [{type: text, width: 6,", "esWidgets: [{type: text,"));

  @TempDir Path folder;

  /** A finding, and the key at the top of the block that it is under. */
  private record Finding(Diagnostic diagnostic, String section) {
    /** Places after a value that was made shorter are others. */
    String words() {
      return diagnostic.rule().code() + " " + diagnostic.message();
    }
  }

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("app"));
    Files.createDirectories(folder.resolve("tasks/fetch"));
    Files.writeString(folder.resolve("tasks/fetch/index.js"), "exports.handler = async () => 1;\n");
    Files.writeString(folder.resolve("cma.zip"), "x");
    Files.writeString(folder.resolve("b.yml"), "default: {}\n");
    Files.writeString(folder.resolve(CONFIG), "");
  }

  @Test
  void aValueThatDoesNotFitIsReportedAlone() throws IOException {
    String text = text();
    List<String> wrong = new ArrayList<>();
    Set<String> before = words(found(text));
    for (Mutation mutation : Mutation.wrong(DeploymentKeys.SECTION, block(text))) {
      if (isReported(mutation.key())) {
        String other = text(mutation.tree(), mutation.entry().value().span());
        judge(mutation, before, found(replaced(text, mutation, other)), wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aKeyThatIsMissingIsReportedAlone() throws IOException {
    String text = text();
    List<String> wrong = new ArrayList<>();
    Set<String> before = words(found(text));
    for (Mutation mutation : Mutation.with(Yaml.read("~"), DeploymentKeys.SECTION, block(text))) {
      if (mutation.key().required() && mutation.key().use() == Key.Use.READ) {
        judge(mutation, before, found(replaced(text, mutation, "~")), wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void anUnknownVariableIsReportedAlone() throws IOException {
    String text = text();
    List<String> wrong = new ArrayList<>();
    Set<String> before = words(found(text));
    Node value = Yaml.read("'{{NOWHERE}}'");
    for (Mutation mutation : Mutation.with(value, DeploymentKeys.SECTION, block(text))) {
      // In a mapping of functions the key is the name, and nothing reads `name`.
      boolean isUnread = mutation.path().equals(".lambdas.Fetch.name");
      if (mutation.key().use() == Key.Use.READ
          && mutation.entry().value() instanceof ScalarNode
          && !isUnread) {
        judge(mutation, before, found(replaced(text, mutation, "'{{NOWHERE}}'")), wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Notes what is found beside the broken key, and what it hides in other sections. */
  private static void judge(
      Mutation mutation, Set<String> before, List<Finding> after, List<String> wrong) {
    String section = mutation.path().split("[.\\[]")[1];
    List<Finding> added = after.stream().filter(each -> !before.contains(each.words())).toList();
    if (added.size() != 1 || added.get(0).diagnostic().rule().stage().compareTo(Stage.BIND) > 0) {
      wrong.add(mutation.path() + " adds " + added.stream().map(Finding::words).toList());
    }
    Set<String> sections = after.stream().map(Finding::section).collect(Collectors.toSet());
    PLANTED.stream()
        .map(planted -> planted.get(0))
        .filter(planted -> !planted.equals(section) && !sections.contains(planted))
        .forEach(planted -> wrong.add(mutation.path() + " hides what is wrong in " + planted));
  }

  private static boolean isReported(Key<?> key) {
    return key.use() == Key.Use.READ
        && !(key.type() instanceof NodeType)
        && key.type() != FlagType.TRUTHY;
  }

  private static Set<String> words(List<Finding> found) {
    return found.stream().map(Finding::words).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text() throws IOException {
    String text = Files.readString(SAMPLE);
    for (List<String> planted : PLANTED) {
      assertThat(text).contains(planted.get(1));
      text = text.replace(planted.get(1), planted.get(2));
    }
    return "default:\n"
        + text.lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
  }

  private static MappingNode block(String text) {
    return Yaml.mapping(text).mapping("default").orElseThrow();
  }

  private static String text(MappingNode tree, SourceSpan at) {
    return holds(tree, at) ? "wrong" : "[]";
  }

  private static boolean holds(Node node, SourceSpan at) {
    if (node instanceof ScalarNode scalar) {
      return scalar.span().equals(at) && scalar.text().equals("wrong");
    }
    return node instanceof MappingNode mapping
        ? mapping.entries().stream().anyMatch(entry -> holds(entry.value(), at))
        : ((SequenceNode) node).items().stream().anyMatch(item -> holds(item, at));
  }

  /** Puts another value in a value's place, and leaves what is behind it in its line. */
  private static String replaced(String text, Mutation mutation, String other) {
    SourceFile file = SourceFile.of(CONFIG, text);
    SourceSpan at = mutation.entry().value().span();
    int start = file.offset(at.line(), at.column());
    int end = file.offset(at.endLine(), at.endColumn());
    return text.substring(0, start)
        + other
        + "\n".repeat(at.endLine() - at.line())
        + text.substring(end);
  }

  private List<Finding> found(String text) {
    Diagnostics diagnostics = new Diagnostics();
    new Compiler(diagnostics, RenderedErrors.STOP)
        .compile(ApplicationRequest.of(folder).withTexts(Map.of(CONFIG, text)));
    Map<Integer, String> sections = new LinkedHashMap<>();
    String section = "";
    List<String> lines = text.lines().toList();
    for (int line = 0; line < lines.size(); line++) {
      section =
          lines.get(line).matches("  \\w.*") ? lines.get(line).strip().split(":")[0] : section;
      sections.put(line + 1, section);
    }
    return Consequences.removed(diagnostics.sorted()).stream()
        .map(each -> new Finding(each, sections.getOrDefault(each.at().line(), "")))
        .toList();
  }
}
