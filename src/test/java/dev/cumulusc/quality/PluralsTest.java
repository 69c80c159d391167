package dev.cumulusc.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The plurals of what messages count: one that is wrong is shown sooner or later. */
class PluralsTest {
  /** What the program counts, with its plural where an `s` does not make it. */
  private static final Map<String, String> IRREGULAR = Map.of("retry", "retries");

  /** A call that counts a noun. */
  private static final Pattern COUNTED =
      Pattern.compile("\\bcount\\((?:[^;\"]|\\n)*?,\\s*\"(?<noun>[a-z ]+)\"\\)");

  @Test
  void everyNounThatIsCountedHasItsPlural() throws IOException {
    Set<String> nouns = new TreeSet<>();
    for (Path file : Repository.filesBelow(Path.of("src/main/java"))) {
      COUNTED.matcher(Files.readString(file)).results().forEach(each -> nouns.add(each.group(1)));
    }
    assertThat(nouns).hasSizeGreaterThan(30).contains("day", "retry", "failed execution");
    for (String noun : nouns) {
      assertThat(Words.count(2, noun))
          .isEqualTo("2 " + IRREGULAR.getOrDefault(noun, noun + "s"))
          .doesNotContainPattern("[^aeiou]ys$|(?:s|x|z|ch|sh)s$");
    }
  }
}
