package dev.cumulusc.bind.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.model.Located;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTypeTest {

  private static <T> Opened open(Key<T> key, String value) {
    return Opened.of(Section.of("a thing", key), "key: " + value + "\n");
  }

  private static <T> Optional<T> read(Key<T> key, Opened opened) {
    return opened.fields().optional(key).map(Located::value);
  }

  @ParameterizedTest
  @CsvSource({"300,300", "'\"300\"',300", "'\" 300 \"',300", "3e2,300", "300.0,300", "-5,-5"})
  void readsAWholeNumber(String written, int value) {
    Key<Integer> key = Key.integer("key", "A number.");
    Opened opened = open(key, written);

    assertThat(read(key, opened)).contains(value);
    assertThat(opened.found()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "abc|the string `abc`",
        "3.5|the number `3.5`",
        "true|`true`",
        "[1]|a list",
        "{a: 1}|a mapping",
        "\"\"|an empty string",
        "99999999999|the number `99999999999`",
        "1e99|the number `1e99`"
      })
  void reportsWhatIsNoWholeNumber(String written, String found) {
    Key<Integer> key = Key.integer("key", "A number.");
    Opened opened = open(key, written);

    assertThat(read(key, opened)).isEmpty();
    assertThat(opened.found())
        .containsExactly("1:6 C1002 `key` is " + found + ", but a whole number is expected.");
  }

  @Test
  void reportsANegativeCount() {
    Key<Integer> key = Key.count("key", "A number.");
    Opened opened = open(key, "-1");

    assertThat(read(key, opened)).isEmpty();
    assertThat(opened.found())
        .containsExactly(
            "1:6 C1002 `key` is the number `-1`, but a whole number from 0 on is expected.");
  }

  @Test
  void takesASizeOfZeroForAbsent() {
    Key<Integer> key = Key.size("key", "A number.").defaultsTo(10);
    Opened opened = open(key, "0");

    assertThat(opened.fields().orDefault(key).value()).isEqualTo(10);
    assertThat(opened.found())
        .containsExactly("1:6 C1018 `key` is 0, and counts as if it was not there.");
  }

  @ParameterizedTest
  @CsvSource({"1.5,1.5", "'\"-3\"',-3", "1e3,1000", "0.10,0.1"})
  void readsAnyNumber(String written, String value) {
    Key<String> key = Key.number("key", "A number.");

    assertThat(read(key, open(key, written))).contains(value);
  }

  @ParameterizedTest
  @CsvSource({"a,a", "123,123", "1.10,1.10", "true,true", "007,007"})
  void readsATextAsItIsWritten(String written, String value) {
    Key<String> key = Key.text("key", "A string.");
    Opened opened = open(key, written);

    assertThat(read(key, opened)).contains(value);
  }

  @Test
  void takesAnEmptyTextForAbsentUnlessItMeansSomething() {
    Key<String> key = Key.text("key", "A string.");
    Key<String> maybeEmpty = Key.of("key", TextType.MAYBE_EMPTY, "A string.");

    assertThat(read(key, open(key, "''"))).isEmpty();
    assertThat(read(maybeEmpty, open(maybeEmpty, "''"))).contains("");
  }

  @Test
  void reportsWhatIsNoneOfTheWords() {
    Key<String> key = Key.oneOf("key", "A state.", "ENABLED", "DISABLED");
    Opened opened = open(key, "enabled");

    assertThat(read(key, opened)).isEmpty();
    assertThat(opened.found())
        .containsExactly(
            "1:6 C1004 `key` is the string `enabled`, but `DISABLED` or `ENABLED` is expected.");
    assertThat(opened.help()).containsExactly("Did you mean `ENABLED`?");
  }

  @ParameterizedTest
  @CsvSource({
    "flag,true,true,''",
    "flag,false,false,''",
    "flag,'\"true\"',true,''",
    "flag,'\"\"',false,''",
    "flag,'\"false\"',false,C1008",
    "flag,1,true,C1005",
    "flag,'\"no\"',true,C1005",
    "truthy,name,true,''",
    "truthy,0,false,C1005",
    "truthy,'{a: 1}',true,C1005",
    "truthy,'\"no\"',true,C1005",
    "truthy,'\"false\"',false,C1008",
    "exactly,true,true,''",
    "exactly,'\"true\"',true,C1008",
    "exactly,'\"false\"',false,''",
    "exactly,1,false,C1005",
    "printed,'\"false\"',false,''",
    "printed,'\"true\"',true,''"
  })
  void readsASwitch(String kind, String written, boolean value, String code) {
    Key<Boolean> key =
        switch (kind) {
          case "flag" -> Key.flag("key", "A switch.");
          case "truthy" -> Key.truthy("key", "A switch.");
          case "exactly" -> Key.exactly("key", "A switch.");
          default -> Key.printed("key", "A switch.");
        };
    Opened opened = open(key, written);

    assertThat(opened.fields().flag(key).isOn()).isEqualTo(value);
    assertThat(opened.found().stream().map(line -> line.substring(4, 9)))
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @Test
  void reportsASwitchThatIsAList() {
    Key<Boolean> key = Key.flag("key", "A switch.");
    Opened opened = open(key, "[]");

    assertThat(opened.fields().flag(key).isOn()).isFalse();
    assertThat(opened.found())
        .containsExactly("1:6 C1002 `key` is a list, but `true` or `false` is expected.");
  }

  @Test
  void readsAListAndReportsItsItems() {
    Key<List<Located<String>>> key = Key.texts("key", "Texts.");
    Opened opened = open(key, "[a, {b: 1}, ~, 3]");

    assertThat(opened.fields().list(key).stream().map(Located::value)).containsExactly("a", "3");
    assertThat(opened.found())
        .containsExactly(
            "1:10 C1002 `key[1]` is a mapping, but a string is expected.",
            "1:18 C1018 `key[2]` is empty, and counts as if it was not there.");
  }

  @Test
  void reportsATextWhereAListIsExpected() {
    Key<List<Located<String>>> key = Key.texts("key", "Texts.");
    Opened opened = open(key, "a");

    assertThat(opened.fields().list(key)).isEmpty();
    assertThat(opened.found())
        .containsExactly("1:6 C1002 `key` is the string `a`, but a list is expected.");
  }

  @ParameterizedTest
  @CsvSource({"a,a", "'[a, b]',a b", "'[a, ~]',a"})
  void readsOneTextOrAListOfThem(String written, String values) {
    Key<List<Located<String>>> key =
        Key.of("key", new OneOrMoreType<>(TextType.ANY), "One text or more.");
    Opened opened = open(key, written);

    assertThat(opened.fields().list(key).stream().map(Located::value))
        .containsExactly(values.split(" "));
    assertThat(key.type().expected()).isEqualTo("a string, or a list of them");
  }

  @Test
  void reportsWhatIsNeitherOneNorAList() {
    Key<List<Located<String>>> key =
        Key.of("key", new OneOrMoreType<>(TextType.ANY), "One text or more.");
    Opened opened = open(key, "{a: 1}");

    assertThat(opened.fields().list(key)).isEmpty();
    assertThat(opened.found())
        .containsExactly("1:6 C1002 `key` is a mapping, but a string is expected.");
  }

  @ParameterizedTest
  @CsvSource({"'[\"\"]'", "'[~]'"})
  void reportsAnEmptyItemOfAListOfTexts(String written) {
    Key<List<Located<String>>> key = Key.texts("key", "Texts.");
    Opened opened = open(key, written);

    assertThat(opened.fields().list(key)).isEmpty();
    assertThat(opened.found())
        .containsExactly("1:7 C1018 `key[0]` is empty, and counts as if it was not there.");
  }

  @ParameterizedTest
  @CsvSource({"2,false", "3,true", "5,true", "6,false"})
  void takesANumberBetweenTwoBounds(int number, boolean fits) {
    Key<Integer> key = Key.of("key", IntegerType.between(3, 5), "A number.");

    assertThat(read(key, open(key, Integer.toString(number)))).isEqualTo(only(number, fits));
    assertThat(key.type().expected()).isEqualTo("a whole number from 3 to 5");
  }

  @ParameterizedTest
  @CsvSource({"0,false", "1,true", "3,false", "5,true", "6,false"})
  void takesOneOfAFewNumbers(int number, boolean fits) {
    Key<Integer> key = Key.of("key", IntegerType.oneOf(1, 5), "A number.");

    assertThat(read(key, open(key, Integer.toString(number)))).isEqualTo(only(number, fits));
    assertThat(key.type().expected()).isEqualTo("one of 1, 5");
  }

  private static Optional<Integer> only(int number, boolean fits) {
    return fits ? Optional.of(number) : Optional.empty();
  }
}
