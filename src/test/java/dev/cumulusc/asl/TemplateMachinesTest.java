package dev.cumulusc.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.TreeCases;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The definitions of state machines that stand in templates: {@code
 * src/test/resources/trees/definitions.txt} has the properties of a machine, and below them its
 * type, each value of its definition with its place, and behind {@code !} what is reported.
 */
class TemplateMachinesTest {
  private static Map<String, Machine> machines(String resources, Diagnostics diagnostics) {
    Template template =
        CfnReader.template(Yaml.mapping("Resources:\n" + resources), new Diagnostics());
    return TemplateMachines.of(template, id -> !id.equals("Unwanted"), diagnostics);
  }

  @Test
  void readsEachDefinition() throws IOException {
    TreeCases.check("definitions.txt", TemplateMachinesTest::machine);
  }

  private static String machine(String properties) {
    Diagnostics diagnostics = new Diagnostics();
    List<String> words = new ArrayList<>();
    machines(
            " Flow: {Type: AWS::StepFunctions::StateMachine, Properties:\n" + properties + "}",
            diagnostics)
        .values()
        .forEach(
            machine -> {
              words.add(machine.type().name());
              values("", machine.definition(), words);
            });
    diagnostics
        .sorted()
        .forEach(
            each ->
                words.add(
                    "! "
                        + each.rule().code()
                        + place(each.at().line(), each.at().column())
                        + " "
                        + each.message()
                        + each.help().map(help -> " " + help).orElse("")));
    return words.isEmpty() ? "nothing" : String.join(" ", words);
  }

  private static void values(String path, Node node, List<String> words) {
    if (node instanceof MappingNode mapping && !mapping.isEmpty()) {
      mapping
          .entries()
          .forEach(
              entry -> {
                String key = entry.name() + place(entry.key());
                values(path.isEmpty() ? key : path + "." + key, entry.value(), words);
              });
    } else if (node instanceof SequenceNode list && !list.items().isEmpty()) {
      list.items().forEach(item -> values(path + "[]" + place(list), item, words));
    } else {
      words.add(
          path + "=" + (node instanceof ScalarNode scalar ? scalar.text() : "") + place(node));
    }
  }

  private static String place(Node node) {
    return place(node.span().line(), node.span().column());
  }

  /** The properties begin in the third line. */
  private static String place(int line, int column) {
    return "@" + (line == 3 ? "" : line - 2 + ":") + column;
  }

  @Test
  void readsTheMachinesThatAreWanted() {
    assertThat(
            machines(
                """
                  First: {Type: AWS::StepFunctions::StateMachine, Properties: {Definition: {StartAt: A}}}
                  Unwanted: {Type: AWS::StepFunctions::StateMachine, Properties: {Definition: {StartAt: A}}}
                  Topic: {Type: AWS::SNS::Topic, Properties: {Definition: {StartAt: A}}}
                  Bare: {Type: AWS::StepFunctions::StateMachine}
                """,
                new Diagnostics()))
        .containsOnlyKeys("First");
  }
}
