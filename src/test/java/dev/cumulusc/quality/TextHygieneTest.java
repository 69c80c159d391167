package dev.cumulusc.quality;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What no versioned text file may hold. */
class TextHygieneTest {
  /** Test cases hold what users may write, faults included. */
  private static final String CASES = "src/test/resources/cases/";

  /** Inputs of fuzz tests are bytes of any kind. */
  private static final String INPUTS = "FuzzTestInputs/";

  private static final Pattern BINARY = Pattern.compile(".*\\.(jar|png|zip)");

  // Put together from parts, so that this file does not hold what it looks for.
  private static final Pattern REGISTRY_HOST =
      Pattern.compile(
          "(?i)(?:(?<=\\.)|(?!maven\\.apache\\.org\\b))("
              + String.join("|", "mav" + "en", "npm" + "js", "py" + "pi", "python" + "hosted")
              + "|"
              + String.join("|", "sona" + "type", "cra" + "tes", "node" + "source", "deb" + "ian")
              + ")[a-z0-9.-]*\\.(org|com|io|dev|net)\\b");

  private static final Pattern MACHINE_PATH =
      Pattern.compile(
          "(^|[^A-Za-z0-9_.])/("
              + String.join("|", "wo" + "rk", "ro" + "ot", "fa" + "rm")
              + ")/[A-Za-z.]|/usr/lib/"
              + "jvm");

  @Test
  void noRegistryIsNamed() {
    assertThat(linesWith(REGISTRY_HOST.asPredicate(), false)).isEmpty();
  }

  @Test
  void noPathOfAMachineIsNamed() {
    assertThat(linesWith(MACHINE_PATH.asPredicate(), false)).isEmpty();
  }

  @Test
  void noLineHasATabOrTrailingSpace() {
    Pattern unwanted = Pattern.compile("[\t\r]|[ ]$");
    assertThat(linesWith(unwanted.asPredicate(), true)).isEmpty();
  }

  @Test
  void everyTextIsUtf8AndEndsWithOneLineEnd() {
    List<String> found = new ArrayList<>();
    for (String file : textFiles(true)) {
      byte[] bytes = bytesOf(file);
      String text = new String(bytes, ISO_8859_1);
      if (!isUtf8(bytes)) {
        found.add(file + " is not UTF-8");
      } else if (!text.isEmpty() && (!text.endsWith("\n") || text.endsWith("\n\n"))) {
        found.add(file + " does not end with one line end");
      }
    }
    assertThat(found).isEmpty();
  }

  private static List<String> linesWith(Predicate<String> unwanted, boolean withoutCases) {
    List<String> found = new ArrayList<>();
    for (String file : textFiles(withoutCases)) {
      int number = 0;
      for (String line : new String(bytesOf(file), ISO_8859_1).split("\n", -1)) {
        number++;
        if (unwanted.test(line)) {
          found.add(file + ":" + number + ": " + line.strip());
        }
      }
    }
    return found;
  }

  private static List<String> textFiles(boolean withoutCases) {
    List<String> files = Repository.versionedFiles();
    assumeFalse(files.isEmpty(), "Git lists no files here.");
    return files.stream()
        .filter(file -> !BINARY.matcher(file).matches())
        .filter(file -> !(withoutCases && (file.startsWith(CASES) || file.contains(INPUTS))))
        .toList();
  }

  private static byte[] bytesOf(String file) {
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
