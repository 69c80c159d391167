package dev.cumulusc.bind.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamedSectionsTypeTest {
  private static final Key<String> COLOUR = Key.text("colour", "Its colour.");
  private static final Key<String> NAME = Key.text("name", "Its name.");
  private static final Section THING = Section.of("a thing", NAME, COLOUR);
  private static final Key<List<Fields>> THINGS =
      Key.of("things", new NamedSectionsType(THING, true), "Things.");
  private static final Key<List<Fields>> MAPPING_ONLY = Key.named("things", THING, "Things.");
  private static final Key<List<Fields>> SHORT =
      Key.named("things", THING.withShorthand(COLOUR), "Things.");

  private static Opened open(Key<List<Fields>> key, String yaml) {
    return Opened.of(Section.of("a whole", key), yaml);
  }

  private static List<String> names(Opened opened, Key<List<Fields>> key) {
    return opened.fields().list(key).stream().map(thing -> thing.name().value()).toList();
  }

  @Test
  void readsAMappingOfNames() {
    Opened opened = open(THINGS, "things:\n  A: {colour: red}\n  B: {}\n  C:\n");

    assertThat(names(opened, THINGS)).containsExactly("A", "B");
    assertThat(opened.fields().list(THINGS).get(0).origin().primary())
        .hasToString("config.yml:2:3");
    assertThat(opened.found()).isEmpty();
  }

  @Test
  void readsAListOfMappingsWithNames() {
    Opened opened = open(THINGS, "things:\n  - name: A\n  - {name: B, colour: red}\n");

    assertThat(names(opened, THINGS)).containsExactly("A", "B");
    assertThat(opened.fields().list(THINGS).get(1).origin().primary())
        .hasToString("config.yml:3:12");
    assertThat(opened.found()).isEmpty();
  }

  @Test
  void reportsAnItemWithoutAName() {
    Opened opened = open(THINGS, "things:\n  - colour: red\n  - blue\n");

    assertThat(names(opened, THINGS)).isEmpty();
    assertThat(opened.found())
        .containsExactly(
            "2:5 C1003 `things[0]` has no `name`, which a thing in a list needs.",
            "3:5 C1002 `things[1]` is the string `blue`, but a mapping is expected.");
  }

  @Test
  void reportsANameThatTheKeyOverrules() {
    Opened opened = open(THINGS, "things:\n  A:\n    name: B\n  C: {name: C}\n");

    assertThat(names(opened, THINGS)).containsExactly("A", "C");
    assertThat(opened.found())
        .containsExactly("3:5 C1007 `name` has no effect: the key `A` is the name.");
  }

  @Test
  void reportsAListWhereOnlyAMappingWillDo() {
    Opened opened = open(MAPPING_ONLY, "things: [{name: A}]\n");

    assertThat(names(opened, MAPPING_ONLY)).isEmpty();
    assertThat(opened.found())
        .containsExactly("1:9 C1002 `things` is a list, but a mapping is expected.");
  }

  @Test
  void readsATextThatStandsForAMapping() {
    Opened opened = open(SHORT, "things: {A: red, B: {colour: blue}}\n");

    List<Fields> things = opened.fields().list(SHORT);
    assertThat(things.stream().map(Fields::isShorthand)).containsExactly(true, false);
    assertThat(things.stream().map(thing -> thing.optional(COLOUR).orElseThrow().value()))
        .containsExactly("red", "blue");
    assertThat(opened.found()).isEmpty();
  }
}
