package dev.cumulusc.bind.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SectionTest {
  private static final Key<String> NAME = Key.text("name", "What it is called.");
  private static final Key<Integer> MEMORY =
      Key.count("memory", "In MB.").alsoSpelt("Memory").knownElsewhereAs("memorysize", "mem");

  /** A section with all that a section can have; each step keeps what the steps before it gave. */
  private static Section complete() {
    return Section.of("a thing", NAME)
        .withRenamed("title", "name")
        .withAdvice("size", "Write `memory`, in MB.")
        .withShorthand(NAME)
        .withAnchors()
        .with(MEMORY);
  }

  @Test
  void hasItsKeysInTheirOrder() {
    assertThat(complete()).hasToString("a thing [name, memory]");
    assertThat(complete().noun()).isEqualTo("a thing");
    assertThat(complete().keys()).containsExactly(NAME, MEMORY);
    assertThat(complete().shorthand()).contains(NAME);
    assertThat(Section.of("a thing", NAME).shorthand()).isEmpty();
  }

  @Test
  void hasNoKeyTwice() {
    assertThatThrownBy(() -> Section.of("a thing", NAME).with(NAME))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name");
  }

  @Test
  void saysWhatToWriteForAKeyOfAnEarlierVersion() {
    Opened opened = Opened.of(complete(), "title: a\n");

    assertThat(opened.found()).containsExactly("1:1 C1001 `title` is not a key of a thing.");
    assertThat(opened.help()).containsExactly("It was renamed: write `name`.");
  }

  @Test
  void givesAdviceHoweverTheKeyIsWritten() {
    for (String written : new String[] {"size", "Size", "SIZE", "si-ze", "si_ze"}) {
      assertThat(Opened.of(complete(), written + ": 64\n").help())
          .containsExactly("Write `memory`, in MB.");
    }
  }

  @Test
  void knowsTheKeysOfOtherTools() {
    Opened alone = Opened.of(complete(), "MemorySize: 64\n");
    Opened beside = Opened.of(complete(), "memory: 1\nMemorySize: 64\n");

    assertThat(alone.help()).containsExactly("Did you mean `memory`?");
    assertThat(alone.diagnostics().sorted()).allMatch(each -> each.meant().isPresent());
    assertThat(beside.help()).containsExactly("Did you mean `memory`?");
    assertThat(beside.diagnostics().sorted()).allMatch(each -> each.meant().isEmpty());
  }

  @Test
  void readsAKeyInItsOtherSpelling() {
    Opened opened = Opened.of(complete(), "Memory: 64\n");

    assertThat(opened.found()).containsExactly("1:1 C1006 `Memory` is read as `memory`.");
    assertThat(opened.fields().has(MEMORY)).isTrue();
  }

  @Test
  void letsValuesBeKeptForAliasesOnlyWhereItSaysSo() {
    String text = "kept: &kept a\nname: *kept\n";

    assertThat(Opened.of(complete(), text).found()).isEmpty();
    assertThat(Opened.of(Section.of("a thing", NAME), text).found())
        .containsExactly("1:1 C1001 `kept` is not a key of a thing.");
  }
}
