package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.deploy.service.Clock;
import dev.cumulusc.terminal.Terminal;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The one table of exit codes, which the program and the help of its commands agree with. */
class ExitCodesTest {
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| ([^|]+) \\|.*\\| ([^|]+) \\|");

  /** The cell about commands by the code. */
  private final Map<Integer, String> table = new TreeMap<>();

  private final Map<Integer, String> meanings = new TreeMap<>();

  ExitCodesTest() throws IOException {
    for (String line : Files.readAllLines(Path.of("docs/exit-codes.md"))) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        meanings.put(Integer.valueOf(row.group(1)), row.group(2));
        table.put(Integer.valueOf(row.group(1)), row.group(3));
      }
    }
  }

  @Test
  void areThoseOfTheProgram() throws IllegalAccessException {
    List<Integer> codes = new ArrayList<>();
    for (Field field : ExitCode.class.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers()) && field.getType() == int.class) {
        codes.add(field.getInt(null));
      }
    }
    assertThat(codes).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(table.keySet());
  }

  @Test
  void areThoseOfTheHelpOfEachCommand() {
    CommandLine line =
        new CommandLine(new CumuluscCommand(Map.of(), Terminal.none(Map.of()), Clock.system()));
    CumuluscCommand.commandsFor().forEach(line::addSubcommand);
    List<String> checked = new ArrayList<>();
    line.getSubcommands()
        .forEach(
            (name, command) -> {
              Map<String, String> listed = command.getCommandSpec().usageMessage().exitCodeList();
              if (!listed.isEmpty()) {
                checked.add(name);
                Set<Integer> codes = new TreeSet<>();
                listed.keySet().forEach(code -> codes.add(Integer.valueOf(code)));
                assertThat(codes)
                    .as(name)
                    .containsAll(codesOf("`" + name + "`"))
                    .isSubsetOf(codesOf("all", "`" + name + "`"));
              }
            });
    assertThat(checked).contains("deploy", "delete", "diff", "lambda");
  }

  @Test
  void meanWhatTheHelpOfEachCommandSays() {
    CommandLine all = HelpTest.all();
    List<Integer> ofAll = List.of(ExitCode.USAGE, ExitCode.BUG);
    assertThat(all.getSubcommands().values())
        .allSatisfy(
            command ->
                command
                    .getCommandSpec()
                    .usageMessage()
                    .exitCodeList()
                    .forEach(
                        (code, meaning) -> {
                          Integer number = Integer.valueOf(code.strip());
                          if (ofAll.contains(number)) {
                            assertThat(meaning).isEqualTo(meanings.get(number));
                          }
                        }));
    assertThat(meanings.get(ExitCode.FINDINGS)).contains("(`run`)", "(`test`)");
  }

  /** Returns the codes of the rows whose cell about commands has one of the words. */
  private List<Integer> codesOf(String... words) {
    return table.entrySet().stream()
        .filter(row -> Stream.of(words).anyMatch(row.getValue()::contains))
        .map(Map.Entry::getKey)
        .toList();
  }
}
