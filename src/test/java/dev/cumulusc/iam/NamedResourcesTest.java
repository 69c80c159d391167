package dev.cumulusc.iam;

import dev.cumulusc.asl.CallArguments;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.TreeCases;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.iam.CallResources.Found;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The ARNs that arguments name: files of {@code src/test/resources/trees/resources} with an action,
 * or a service's prefix and a way of the table of permissions, and arguments, and below them the
 * ARNs. A {@code ?} stands for others, of which nothing is known.
 */
class NamedResourcesTest {
  private static final Path BASE = Path.of("src/test/resources/trees/roles/base.yml");

  @ParameterizedTest
  @ValueSource(strings = {"ways.txt", "actions.txt"})
  void namesTheResourcesOfItsArguments(String file) throws IOException {
    Template template = CfnReader.template(Yaml.mapping(Files.readString(BASE)), new Diagnostics());
    TreeCases.check("resources/" + file, line -> resources(line, template));
  }

  private static String resources(String line, Template template) {
    int brace = line.indexOf(" {");
    MappingNode node = Yaml.mapping(line.substring(brace + 1));
    CallResources call =
        new CallResources(
            new ResourceValues(template),
            new CallArguments(Optional.of(node), QueryLanguage.JSONPATH),
            node.origin(),
            ComposedString.ref("Machine", node.origin()));
    SpecialArns ways =
        new SpecialArns(
            call, name -> Found.of(ComposedString.literal("function ", node.origin()).plus(name)));
    String[] words = line.substring(0, brace).split(" ");
    return text(
        words.length > 1
            ? ways.of(ResourceExpression.of(words[1]), words[0])
            : new ActionResources(call, ways, IamActions.find(words[0]).orElseThrow()).find());
  }

  private static String text(Found found) {
    List<String> words = new ArrayList<>();
    found.arns().forEach(arn -> words.add(text(arn)));
    found
        .limited()
        .forEach(
            each -> words.add(text(each.arn()) + " when " + each.key() + "=" + text(each.value())));
    if (found.isUnknown()) {
      words.add("?");
    }
    return words.isEmpty() ? "nothing" : String.join(" ", words);
  }

  private static String text(ComposedString value) {
    return AccessRights.text(value.value().orElseThrow());
  }
}
