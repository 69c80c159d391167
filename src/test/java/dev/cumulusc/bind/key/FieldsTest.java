package dev.cumulusc.bind.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {
  private static final Key<String> HANDLER =
      Key.text("handler", "What is called.").needed().alsoSpelt("Handler");
  private static final Key<Integer> MEMORY = Key.count("memory", "In MB.").defaultsTo(1024);
  private static final Key<Boolean> SWITCH = Key.flag("switch", "On or off.");
  private static final Key<String> OLD = Key.text("old", "Gone.").ineffective("use `memory`.");
  private static final Key<String> IDLE = Key.text("idle", "Unread.").idle();
  private static final Key<String> VARIABLE = Key.text("variable", "Put in.").variable();
  private static final Section THING =
      Section.of("a thing", HANDLER, MEMORY, SWITCH, OLD, IDLE, VARIABLE);

  @Test
  void readsAValueWithTheOriginOfTheValue() {
    Opened opened = Opened.of(THING, "handler: a\nmemory: 64\n");

    Located<Integer> memory = opened.fields().orDefault(MEMORY);

    assertThat(memory.value()).isEqualTo(64);
    assertThat(memory.origin().primary()).hasToString("config.yml:2:9");
    assertThat(opened.found()).isEmpty();
  }

  @Test
  void derivesADefaultFromTheKeyAbove() {
    Opened opened = Opened.of(THING, "handler: a\n");

    Located<Integer> memory = opened.fields().orDefault(MEMORY);

    assertThat(memory.value()).isEqualTo(1024);
    assertThat(memory.origin().steps().get(0).text()).isEqualTo("the default `memory`");
    assertThat(memory.origin().primary()).isEqualTo(opened.fields().origin().primary());
  }

  @Test
  void aSwitchKnowsWhereItWasSet() {
    Opened written = Opened.of(THING, "handler: a\nswitch: true\n");
    Opened absent = Opened.of(THING, "handler: a\n");

    assertThat(written.fields().flag(SWITCH).isOn()).isTrue();
    assertThat(written.fields().flag(SWITCH).origin().primary()).hasToString("config.yml:2:9");
    assertThat(absent.fields().flag(SWITCH).isOn()).isFalse();
    assertThat(absent.fields().flag(SWITCH).origin().steps().get(0).text())
        .isEqualTo("the default `switch`");
  }

  @Test
  void takesAnEmptyValueForAnAbsentOne() {
    Opened opened = Opened.of(THING, "handler: a\nmemory:\nswitch: ~\n");

    assertThat(opened.fields().orDefault(MEMORY).value()).isEqualTo(1024);
    assertThat(opened.fields().has(SWITCH)).isFalse();
    assertThat(opened.fields().flag(SWITCH).isOn()).isFalse();
    assertThat(opened.found()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Memory: 64, true",
    "Memory: much, false",
    "SWITCH: true, true",
    "SWITCH: [], false",
    "'SWITCH: \"no\"', false",
    "SWITCH:, true"
  })
  void fixesAMisspeltKeyOnlyWhereItsValueFits(String line, boolean fixes) {
    Opened opened = Opened.of(THING, "handler: a\n" + line + "\n");

    assertThat(opened.diagnostics().found())
        .singleElement()
        .extracting(found -> found.fix().isPresent())
        .isEqualTo(fixes);
  }

  @Test
  void reportsAnUnknownKeyAtTheKey() {
    Opened opened = Opened.of(THING, "handler: a\nmemroy: 64\nsomething else: 1\n");

    assertThat(opened.found())
        .containsExactly(
            "2:1 C1001 `memroy` is not a key of a thing.",
            "3:1 C1001 `something else` is not a key of a thing.");
    assertThat(opened.help()).containsExactly("Did you mean `memory`?", "");
  }

  @Test
  void takesAKeyForReadThatATextNames() {
    Origin place = Origin.written(SourceSpan.inLine(SourceFile.of("config.yml", ""), 1, 8, 2));
    Origin made =
        new Origin.Interpolated(
            place.derive("another place"),
            List.of(new Origin.Input("mine", "x", Optional.of(place))));
    MappingNode node =
        MappingNode.empty(place)
            .with(ScalarNode.string("mine", place), ScalarNode.string("64", place))
            .with(ScalarNode.string("handler", made), ScalarNode.string("64", made));

    assertThat(Opened.of(THING, node, new Diagnostics()).found()).isEmpty();
  }

  @Test
  void reportsAMissingKeyAtTheKeyAbove() {
    Opened opened = Opened.of(THING, "memory: 64\n");

    assertThat(opened.fields().required(HANDLER)).isEmpty();
    assertThat(opened.found())
        .containsExactly("1:1 C1003 `thing` has no `handler`, which a thing needs.");
  }

  @Test
  void honoursAnotherSpelling() {
    Opened opened = Opened.of(THING, "Handler: a\n");

    assertThat(opened.fields().required(HANDLER).orElseThrow().value()).isEqualTo("a");
    assertThat(opened.found()).containsExactly("1:1 C1006 `Handler` is read as `handler`.");
    assertThat(opened.help()).containsExactly("Write `handler`.");
  }

  @Test
  void prefersTheRightSpelling() {
    Opened opened = Opened.of(THING, "Handler: a\nhandler: b\n");

    assertThat(opened.fields().required(HANDLER).orElseThrow().value()).isEqualTo("b");
    assertThat(opened.found())
        .containsExactly("1:1 C1006 `Handler` is ignored, since `handler` is there too.");
  }

  @Test
  void reportsAKeyWithoutEffect() {
    Opened opened = Opened.of(THING, "handler: a\nold: 1\nidle: 2\n");

    assertThat(opened.found()).containsExactly("2:1 C1007 `old` has no effect: use `memory`.");
  }

  @Test
  void reportsAVariableThatNothingNames() {
    Opened opened = Opened.of(THING, "handler: a\nvariable: 1\n");

    assertThat(opened.found())
        .containsExactly("2:1 C1009 Nothing reads `variable` in this application.");
  }

  @Test
  void knowsNoKeyOfAnotherSection() {
    Opened opened = Opened.of(THING, "handler: a\n");

    assertThatThrownBy(() -> opened.fields().optional(Key.text("other", "Elsewhere.")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hasNoDefaultWhereAKeyHasNone() {
    Opened opened = Opened.of(THING, "handler: a\n");

    assertThatThrownBy(() -> opened.fields().orDefault(HANDLER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("handler has no default");
  }

  /** Keys that stand where those of the section belong are reported only beside the main one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "handler: a, other: 1|1:14 C1001 `other` is not a key of a thing.",
        "Handler: a, other: 1|1:2 C1006 `Handler` is read as `handler`."
            + "; 1:14 C1001 `other` is not a key of a thing.",
        "handlr: a|1:2 C1001 `handlr` is not a key of a thing.",
        "mine: 1, other: 2|",
        "mine: 1, old: 2|1:11 C1007 `old` has no effect: use `memory`.",
      })
  void reportsUnknownKeysAroundAKeyThatIsThere(String keys, @Nullable String found) {
    Diagnostics diagnostics = new Diagnostics();
    MappingNode node = Yaml.mapping("{" + keys + "}\n");
    Fields.openAround(HANDLER, THING, node, Opened.reading(node, diagnostics));

    assertThat(String.join("; ", Found.lines(diagnostics))).isEqualTo(found == null ? "" : found);
  }
}
