package dev.cumulusc.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.ListType;
import dev.cumulusc.bind.key.NamedSectionsType;
import dev.cumulusc.bind.key.NodeType;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.bind.key.SectionType;
import dev.cumulusc.bind.key.ValueType;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.MappingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the key table against a configuration that uses every key. */
class EveryKeyTest {
  private static final Path SAMPLE = Path.of("src/test/resources/bind/every-key.yml");

  @Test
  void acceptsAConfigurationWithEveryKey() throws IOException {
    assertThat(bind(sample())).extracting(Diagnostic::message).isEmpty();
  }

  @Test
  void usesEveryKeyInTheSample() throws IOException {
    Set<String> used = new LinkedHashSet<>();
    Mutation.wrong(DeploymentKeys.SECTION, sample()).forEach(found -> used.add(name(found.key())));

    Set<String> known = new LinkedHashSet<>();
    collect(DeploymentKeys.SECTION, known);

    assertThat(used).containsAll(known);
  }

  /** A value that does not fit can be reported only by what reads it. */
  @Test
  void readsEveryKeyThatIsToBeRead() throws IOException {
    List<String> unread =
        Mutation.wrong(DeploymentKeys.SECTION, sample()).stream()
            .filter(mutation -> mutation.key().use() == Key.Use.READ)
            .filter(mutation -> !(mutation.key().type() instanceof NodeType))
            .filter(mutation -> !isReported(mutation))
            .map(Mutation::path)
            .collect(Collectors.toList());

    assertThat(unread).isEmpty();
  }

  private static boolean isReported(Mutation mutation) {
    return bind(mutation.tree()).stream()
        .anyMatch(
            found ->
                found.at().equals(mutation.entry().value().span())
                    || found.at().equals(mutation.entry().key().span()));
  }

  private static List<Diagnostic> bind(MappingNode configuration) {
    Diagnostics diagnostics = new Diagnostics();
    new DeploymentBinder(diagnostics).bind("dev", configuration);
    return diagnostics.sorted();
  }

  private static MappingNode sample() throws IOException {
    return Yaml.mapping(Files.readString(SAMPLE));
  }

  private static void collect(Section section, Set<String> known) {
    for (Key<?> key : section.keys()) {
      if (key.use() != Key.Use.INEFFECTIVE && !(key.type() instanceof NodeType)) {
        known.add(name(key));
        collect(key.type(), known);
      }
    }
  }

  private static void collect(ValueType<?> type, Set<String> known) {
    if (type instanceof SectionType nested) {
      collect(nested.section(), known);
    } else if (type instanceof NamedSectionsType named) {
      collect(named.item(), known);
    } else if (type instanceof ListType<?> list) {
      collect(list.element(), known);
    }
  }

  private static String name(Key<?> key) {
    return key.name() + ": " + key.description();
  }
}
