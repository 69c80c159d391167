package dev.cumulusc.cli;

import static java.lang.ProcessBuilder.Redirect.DISCARD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.deploy.service.Clock;
import dev.cumulusc.fixture.Programs;
import dev.cumulusc.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the program says of itself: help, version and completions, command by command. */
class HelpTest {
  private static final int COLUMNS = 80;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TestFactory
  Stream<DynamicTest> everyCommandHasExitCodesAndExamplesThatParse() {
    return commands()
        .map(command -> DynamicTest.dynamicTest(path(command), () -> checkHelp(command)));
  }

  private static void checkHelp(CommandLine command) {
    String help = command.getUsageMessage();
    assertThat(help).contains("\nExamples:\n  cumulusc ");
    assertThat(help.lines().filter(line -> !line.startsWith("  cumulusc")))
        .allMatch(line -> line.length() <= COLUMNS);
    if (command.getSubcommands().isEmpty()) {
      assertThat(help)
          .contains("\nExit codes:\n")
          .containsPattern("\n +0 +\\w")
          .containsPattern("\n +2 +The command line")
          .containsPattern("\n +70 +cumulusc itself failed");
    }
    for (String example : command.getCommandSpec().usageMessage().footer()) {
      assertThat(help).contains("\n  " + example + "\n");
      parse(example);
    }
  }

  /** Parses an example, which is one line to copy; what follows ` > ` is for the shell. */
  private static void parse(String example) {
    String[] words =
        Arrays.stream(example.replaceFirst(" +> .*", "").split(" (?=(?:[^']*'[^']*')*[^']*$)"))
            .map(word -> word.replace("'", ""))
            .toArray(String[]::new);
    assertThat(words[0]).isEqualTo("cumulusc");
    all().parseArgs(Arrays.copyOfRange(words, 1, words.length));
  }

  @Test
  void listsCommandsInGroups() {
    assertThat(run("--help")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .containsSubsequence("\nBegin, compile and check:\n  init", "\nDeploy:\n", "\nMore:\n")
        .doesNotContain("\nCommands:\n");
  }

  @Test
  void listsOptionsUnderHeadings() {
    assertThat(run("deploy", "--help")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .containsSubsequence(
            "\nOptions:\n", "--help", "\nWhich application", "--deployment", "\nWatching:\n");
  }

  @Test
  void everyOptionOfAMixinHasAHeading() {
    assertThat(
            commands()
                .flatMap(command -> command.getCommandSpec().mixins().values().stream())
                .filter(mixin -> !mixin.options().isEmpty())
                .filter(mixin -> !mixin.userObject().getClass().getName().startsWith("picocli."))
                .flatMap(mixin -> mixin.options().stream())
                .filter(option -> !option.hidden())
                .filter(option -> OptionHeadings.of(option).equals(OptionHeadings.OWN)))
        .isEmpty();
  }

  @Test
  void everyCommandOfAnApplicationTakesTheSameOptionsOfIt() {
    List<String> options =
        all()
            .getSubcommands()
            .get("deploy")
            .getCommandSpec()
            .mixins()
            .get("application")
            .options()
            .stream()
            .map(OptionSpec::longestName)
            .toList();
    assertThat(options).contains("--deployment", "--engine", "--untrusted");
    assertThat(
            commands()
                .map(CommandLine::getCommandSpec)
                .filter(spec -> spec.findOption("--kes-folder") != null)
                .filter(spec -> !options.stream().allMatch(each -> spec.findOption(each) != null)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "help deploy", "help cf compile", "help help"})
  void helpIsTheSameAsTheOption(String line) {
    assertThat(run(line.split(" "))).isEqualTo(ExitCode.DONE);
    String help = out.toString();
    out.getBuffer().setLength(0);
    run((line.replaceFirst("help ?", "") + " --help").strip().split(" "));
    assertThat(help).isEqualTo(out.toString());
  }

  @Test
  void helpKnowsWhatIsNoCommand() {
    assertThat(run("help", "deplyo")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .startsWith("error: `cumulusc` has no command `deplyo`. Did you mean `deploy`?\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void completesEveryCommandAndOption(String shell) {
    assertThat(run("completion", shell)).isEqualTo(ExitCode.DONE);
    String script = out.toString();
    commands()
        .flatMap(command -> command.getCommandSpec().options().stream())
        .filter(option -> !option.hidden())
        .map(
            option -> option.longestName().replaceFirst("^--", shell.equals("fish") ? "-l " : "--"))
        .forEach(name -> assertThat(script).contains(name));
    assertThat(script).doesNotContain("${DEFAULT-VALUE}");
  }

  /** The script of zsh is the same. */
  @Test
  void bashOffersTheValuesOfEachOption() throws IOException, InterruptedException {
    Programs.need("bash");
    assertThat(run("completion", "bash")).isEqualTo(ExitCode.DONE);
    StringBuilder script = new StringBuilder(out.toString());
    StringBuilder expected = new StringBuilder();
    commands()
        .flatMap(command -> command.getCommandSpec().options().stream())
        .filter(option -> option.completionCandidates() != null)
        .filter(option -> !option.hidden() && option.arity().max() > 0)
        .forEach(
            option -> {
              String words = option.command().qualifiedName() + " " + option.longestName();
              offered(script, words);
              expected.append(words).append(": ");
              expected.append(String.join(" ", option.completionCandidates())).append('\n');
            });
    offered(script, "cumulusc help");
    expected.append("cumulusc help: ");
    expected.append(String.join(" ", all().getSubcommands().keySet()).replace(" help", ""));
    expected.append('\n');
    for (String name : List.of("cf", "deploy")) {
      CommandLine command = all().getSubcommands().get(name);
      offered(script, "cumulusc help " + name);
      expected.append("cumulusc help ").append(name).append(": ");
      expected.append(String.join(" ", command.getSubcommands().keySet())).append('\n');
    }
    assertThat(expected.toString()).contains("deploy --on-interrupt: ", "validate --fail-on: ");

    Process bash = new ProcessBuilder("bash").redirectError(DISCARD).start();
    try (OutputStream in = bash.getOutputStream()) {
      in.write(script.toString().getBytes(UTF_8));
    }
    assertThat(new String(bash.getInputStream().readAllBytes(), UTF_8))
        .isEqualTo(expected.toString());
    bash.waitFor();
  }

  /** Adds what prints the words that are offered after others. */
  private static void offered(StringBuilder script, String words) {
    script
        .append("\nCOMP_WORDS=(")
        .append(words)
        .append(" ''); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=()")
        .append("\n_complete_cumulusc; echo '")
        .append(words)
        .append(": '${COMPREPLY[@]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void completesWhatNegatesAnOption(String shell) {
    assertThat(run("completion", shell)).isEqualTo(ExitCode.DONE);
    List<String> negated =
        commands()
            .flatMap(
                command ->
                    command.getCommandSpec().options().stream()
                        .filter(OptionSpec::negatable)
                        .map(option -> "no-" + option.longestName().replaceFirst("^--", "")))
            .distinct()
            .toList();
    assertThat(negated).contains("no-docker", "no-termination-protection");
    assertThat(negated)
        .allSatisfy(
            name ->
                assertThat(out.toString())
                    .contains(shell.equals("fish") ? "-l " + name + " " : "'--" + name + "'"));
  }

  @Test
  void fishOffersTheCommandsToHelp() {
    assertThat(run("completion", "fish")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("-n '__cumulusc_called_alone help' -a init -d ")
        .contains("-n '__cumulusc_called_alone help cf' -a validate -d ")
        .contains("-n '__cumulusc_called_alone help cf' -a upsert -d ");
  }

  @TestFactory
  Stream<DynamicTest> everyCompletedValueIsTaken() {
    return commands()
        .flatMap(command -> command.getCommandSpec().options().stream())
        .filter(option -> option.completionCandidates() != null)
        .filter(option -> option.converters().length > 0)
        .map(
            option ->
                DynamicTest.dynamicTest(
                    option.command().qualifiedName() + " " + option.longestName(),
                    () -> {
                      for (String value : option.completionCandidates()) {
                        assertThat(option.converters()[0].convert(value)).isNotNull();
                      }
                    }));
  }

  @Test
  void knowsWhichShellsItCompletesIn() {
    assertThat(run("completion", "tcsh")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("bash, zsh and fish, but not for `tcsh`.");
  }

  @Test
  void namesEachCommandAsItsClass() {
    assertThat(CommandGroup.allCommands())
        .allSatisfy(
            command ->
                assertThat(CommandGroup.nameOf(command))
                    .isEqualTo(command.getAnnotation(CommandLine.Command.class).name()));
  }

  private int run(String... arguments) {
    return new CommandRunner(new PrintWriter(out, true), new PrintWriter(err, true), Map.of())
        .run(arguments);
  }

  static CommandLine all() {
    CommandLine top =
        new CommandLine(new CumuluscCommand(Map.of(), Terminal.none(Map.of()), Clock.system()));
    CumuluscCommand.commandsFor().forEach(top::addSubcommand);
    HelpSections.apply(top);
    return top;
  }

  private static Stream<CommandLine> commands() {
    return withCommandsBelow(all());
  }

  private static Stream<CommandLine> withCommandsBelow(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().distinct().flatMap(HelpTest::withCommandsBelow));
  }

  private static String path(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }
}
