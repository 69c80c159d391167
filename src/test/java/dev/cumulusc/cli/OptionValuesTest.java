package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.deploy.service.Clock;
import dev.cumulusc.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Runs every command with every option empty, wrong and unknown: each time the answer is one line
 * that names the option, and how to read more.
 */
class OptionValuesTest {
  private static final String SECRET = "hunter2-\"-hunter2";

  /** Values that no option has a use for, or that are no file, name, list or pair. */
  private static final List<String> WRONG =
      List.of("no such value!", "=", "../../..", "a,,b", "\u00e9\ud83d\ude00".repeat(200));

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyOptionRefusesAnEmptyValue() {
    return commands().flatMap(OptionValuesTest::optionsWithValues).map(Given::emptyIsRefused);
  }

  /** Standard output or input is meant, and not a file of that name. */
  @TestFactory
  Stream<DynamicTest> everyFileRefusesADash() {
    return commands()
        .flatMap(OptionValuesTest::optionsWithValues)
        .filter(given -> given.option().type() == Path.class)
        .filter(given -> !given.option().longestName().equals("--plan-out"))
        .map(given -> given.isRefused("-"));
  }

  @TestFactory
  Stream<DynamicTest> everyOptionOfCertainValuesRefusesOthers() {
    return commands()
        .flatMap(OptionValuesTest::optionsWithValues)
        .filter(Given::isRestricted)
        .map(Given::nonsenseIsRefused);
  }

  /** Whatever else is wrong with a value is said as something that is wrong, not as a bug. */
  @TestFactory
  Stream<DynamicTest> noValueOfAnOptionIsABug() {
    return commands()
        .flatMap(OptionValuesTest::optionsWithValues)
        .filter(given -> !given.isRestricted())
        .flatMap(given -> WRONG.stream().map(value -> given.isNoBug(value, folder)));
  }

  @TestFactory
  Stream<DynamicTest> everyArgumentRefusesAnEmptyValue() {
    return commands()
        .flatMap(
            command ->
                command.getCommandSpec().positionalParameters().stream()
                    .map(argument -> argumentIsRefused(command, argument)));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandRefusesAnUnknownOption() {
    return commands().map(OptionValuesTest::unknownIsRefused);
  }

  @ParameterizedTest
  @CsvSource({
    "us-eest-1, Did you mean `us-east-1`?",
    "US-EAST-1, Did you mean `us-east-1`?",
    "us_east_1, Did you mean `us-east-1`?",
    "us-east-1a, its Region is `us-east-1`.",
    "us-west-2-lax-1a, its Region is `us-west-2`.",
    "aws-global, is not the name of an AWS Region.",
  })
  void aRegionThatIsNoneIsRefused(String region, String help) {
    String answer = refused("deploy", "--region", region);
    assertThat(answer).contains("'--region'").contains(help).doesNotContain("mean `aws-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deploy --parameter =x|`--parameter` takes `NAME=VALUE`, but the name is empty.",
        "deploy --tag =x|`--tag` takes `NAME=VALUE`, but the name is empty.",
        "deploy --role-arn x|`arn:aws:iam::123456789012:role/deployer`, but was `x`",
        "deploy --role-arn arn:aws:iam::1:role/x|expected the ARN of a role",
        "deploy --assume-role arn:aws:sts::123456789012:assumed-role/x/y|the ARN of a role",
        "cf deploy --role x|expected the ARN of a role",
        "deploy --disable-rollback --on-failure delete|so not `--on-failure delete`",
        "deploy --post-deploy-only --skip-post-deploy|only what `--skip-post-deploy` leaves out",
        "deploy --on-failure rollback --disable-rollback|so not `--on-failure rollback`",
        "run x --account 12|expected the 12 digits of an AWS account but was `12`",
        "test --account 12345678901x|expected the 12 digits of an AWS account",
        "deploy --endpoint-url http://user@127.0.0.1:1|no use for a user name or password",
        "deploy --endpoint-url http://127.0.0.1:65536|An address is one like"
      })
  void whatAwsWouldRefuseIsRefusedAtOnce(String line, String answer) {
    assertThat(refused(line.split(" "))).contains(answer);
  }

  @Test
  void aPasswordInTheAddressIsNotShown() {
    assertThat(refused("deploy", "--endpoint-url", "http://user:pa55word@127.0.0.1:1"))
        .contains("'--endpoint-url'")
        .doesNotContain("pa55word");
  }

  @TestFactory
  Stream<DynamicTest> aFolderThatPathsStartFromIsThere() {
    return commands()
        .flatMap(OptionValuesTest::optionsWithValues)
        .filter(given -> given.option().longestName().equals("--paths-from"))
        .flatMap(given -> Stream.of("no-such", "pom.xml").map(given::isNoFolder));
  }

  /** An item of a list is as empty as a value is: a variable of a script that is not set. */
  @TestFactory
  Stream<DynamicTest> everyListRefusesAnEmptyItem() {
    return commands()
        .flatMap(OptionValuesTest::optionsWithValues)
        .filter(given -> !given.option().splitRegex().isEmpty())
        .flatMap(
            given -> Stream.of(",", "C2101,", ",C2101", "C2101, ,C2102").map(given::isRefused));
  }

  @ParameterizedTest
  @CsvSource({"-P", "--parameter", "--tag"})
  void aValueWithHalfAQuoteIsNotPrinted(String option) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    run(out, err, "deploy", option, "Secret=" + SECRET, "--no-such-option");
    assertThat(out.toString() + err).doesNotContain("hunter2").contains("--no-such-option");
  }

  @Test
  void aBaselineThatIsAnotherFileIsRefused() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "# a comment\n[[1]]\n");
    assertThat(refused("validate", "examples/lambda-task", "--baseline", other.toString()))
        .contains("`--baseline`", "its line 2 is no finding: `CODE FILE: MESSAGE`.");
  }

  /** An option of a command, by its name and the command's. */
  private record Given(CommandLine command, OptionSpec option) {
    DynamicTest emptyIsRefused() {
      return DynamicTest.dynamicTest(
          path(command) + " " + option.longestName() + " ''",
          () -> assertThat(refused(line(""))).contains(option.longestName()));
    }

    DynamicTest isRefused(String value) {
      return DynamicTest.dynamicTest(
          path(command) + " " + option.longestName() + " '" + value + "'",
          () -> assertThat(refused(line(value))).contains(option.longestName()));
    }

    DynamicTest isNoFolder(String value) {
      return DynamicTest.dynamicTest(
          path(command) + " " + option.longestName() + " '" + value + "'",
          () ->
              assertThat(refused(line(value)))
                  .contains("`" + option.longestName() + "`: there is no folder `" + value + "`."));
    }

    DynamicTest nonsenseIsRefused() {
      return DynamicTest.dynamicTest(
          path(command) + " " + option.longestName() + " no such value",
          () -> assertThat(refused(line("no such value!"))).contains(option.longestName()));
    }

    DynamicTest isNoBug(String value, Path folder) {
      return DynamicTest.dynamicTest(
          path(command) + " " + option.longestName() + " " + value,
          () -> {
            boolean isPath = Path.class.isAssignableFrom(option.auxiliaryTypes()[0]);
            String[] line = line(isPath ? folder + "/" + value : value);
            List<String> all = new ArrayList<>(List.of(line));
            all.replaceAll(word -> word.equals("some") ? folder + "/some" : word);
            if (command.getCommandSpec().findOption("--parameter") != null) {
              all.add("--parameter=Secret=" + SECRET);
            }
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int exitCode = run(out, err, all.toArray(String[]::new));
            assertThat(exitCode).as(err.toString()).isNotIn(ExitCode.BUG, ExitCode.DONE);
            assertThat(out.toString() + err)
                .isNotBlank()
                .doesNotContain("\tat ", "Exception", "hunter2");
          });
    }

    boolean isRestricted() {
      boolean isText = option.auxiliaryTypes()[0] == String.class && !option.isMultiValue();
      boolean isPath = Path.class.isAssignableFrom(option.auxiliaryTypes()[0]);
      ITypeConverter<?>[] converters = option.converters();
      return converters.length > 0 || !(isText || isPath || option.isMultiValue());
    }

    private String[] line(String value) {
      return withArguments(command, option.longestName() + "=" + value);
    }
  }

  private static Stream<Given> optionsWithValues(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(option -> option.arity().max() > 0)
        .map(option -> new Given(command, option));
  }

  private static DynamicTest argumentIsRefused(CommandLine command, PositionalParamSpec argument) {
    return DynamicTest.dynamicTest(
        path(command) + " " + argument.paramLabel() + " ''",
        () -> {
          List<String> line = new ArrayList<>(List.of(path(command).split(" ")));
          for (int i = 0; i <= argument.index().min(); i++) {
            line.add("");
          }
          assertThat(refused(line.toArray(String[]::new))).contains(" is empty. ");
        });
  }

  private static DynamicTest unknownIsRefused(CommandLine command) {
    return DynamicTest.dynamicTest(
        path(command) + " --no-such-option",
        () -> {
          assertThat(refused(withArguments(command, "--no-such-option=x")))
              .contains("'--no-such-option=x'");
        });
  }

  /**
   * Returns the command line of a command with an option, and with the arguments it has to have.
   */
  private static String[] withArguments(CommandLine command, String option) {
    List<String> line = new ArrayList<>(List.of(path(command).split(" ")));
    line.add(option);
    command.getCommandSpec().positionalParameters().stream()
        .filter(ArgSpec::required)
        .forEach(argument -> line.add("some"));
    return line.toArray(String[]::new);
  }

  /** Runs a command line that is wrong, and returns what is said of it. */
  private static String refused(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = run(out, err, arguments);
    assertThat(exitCode).as(err.toString()).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith("error: ").doesNotContain("\tat ", "Exception");
    return err.toString();
  }

  private static int run(StringWriter out, StringWriter err, String... arguments) {
    return new CommandRunner(new PrintWriter(out, true), new PrintWriter(err, true), Map.of())
        .run(arguments);
  }

  private static Stream<CommandLine> commands() {
    CommandLine top =
        new CommandLine(new CumuluscCommand(Map.of(), Terminal.none(Map.of()), Clock.system()));
    for (Class<?> command : CumuluscCommand.commandsFor()) {
      top.addSubcommand(command);
    }
    return withCommandsBelow(top).skip(1);
  }

  private static Stream<CommandLine> withCommandsBelow(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(OptionValuesTest::withCommandsBelow));
  }

  private static String path(CommandLine command) {
    return command.getCommandSpec().qualifiedName().replaceFirst("^cumulusc ", "");
  }

  /** Fails where the model has no option that this test could be about. */
  @Test
  void thereAreOptions() {
    assertThat(commands().flatMap(OptionValuesTest::optionsWithValues).map(Given::option))
        .hasSizeGreaterThan(100)
        .allMatch(ArgSpec::isOption);
  }
}
