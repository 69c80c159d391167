package dev.cumulusc.rules.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.TemplateMachines;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.rules.limit.LimitRules;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.Rule;
import dev.cumulusc.validate.RuleEngine;
import dev.cumulusc.validate.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateChecksTest {
  /** The rules of templates, but for those that look for what is missing. */
  static final List<Rule> ALL =
      Stream.of(TemplateRules.all(), LimitRules.all())
          .flatMap(List::stream)
          .filter(rule -> rule.stage() != Stage.REFERENCE)
          .toList();

  static final Path CASES = Path.of("src/test/resources/cases/rules");

  /** Rules of other families whose cases are templates. */
  private static final Set<String> TEMPLATES_TOO = Set.of("C2104", "C3014");

  /** The rules whose cases are templates. */
  private static final List<String> RULES = listRules();

  static List<String> rules() {
    return RULES;
  }

  private static List<String> listRules() {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(code -> TEMPLATES_TOO.contains(code) || code.compareTo("C5") > 0)
          .filter(code -> code.compareTo("C7") < 0)
          .filter(code -> isTemplate(CASES.resolve(code).resolve("fires.yml")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cases that are whole applications have a line for each of their files. */
  private static boolean isTemplate(Path text) {
    try {
      return Files.exists(text) && !Files.readString(text).contains("# file: ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void firesAtTheLineThatIsToBlame(String code) throws IOException {
    String text = Files.readString(CASES.resolve(code).resolve("fires.yml"));
    assertThat(alone(code, text).stream().map(each -> each.rule().code() + ":" + each.at().line()))
        .containsExactlyElementsOf(
            markedLines(text).stream().map(line -> code + ":" + line).toList());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isSilentNearIt(String code) throws IOException {
    assertThat(alone(code, Files.readString(CASES.resolve(code).resolve("silent.yml")))).isEmpty();
  }

  @Test
  void namesTheWholeCycle() {
    Diagnostic cycle =
        check(
                """
                Resources:
                  A: {Type: AWS::SQS::Queue, DependsOn: B}
                  B: {Type: AWS::SQS::Queue, DependsOn: C}
                  C: {Type: AWS::SQS::Queue, DependsOn: A}
                """)
            .get(0);
    assertThat(cycle.message())
        .isEqualTo("Circular dependency between resources: `A` -> `B` -> `C` -> `A`.");
    assertThat(cycle.notes())
        .extracting(note -> note.text() + " " + note.at().orElseThrow().line())
        .containsExactly("`B` refers to `C` 3", "`C` refers to `A` 4");
  }

  @Test
  void lengthsAreToldWithTheirLimits() {
    String function =
        """
        Resources:
          Copy:
            Type: AWS::Lambda::Function
            Properties:
              Role: arn:aws:iam::123456789012:role/copy
              Runtime: nodejs22.x
              Handler: index.handler
              Code: {S3Bucket: %s, S3Key: '%s'}
        """;
    assertThat(messages(String.format(function, "abc", "k"))).isEmpty();
    assertThat(messages(String.format(function, "a".repeat(63), "k".repeat(1024)))).isEmpty();
    assertThat(messages(String.format(function, "a", "")))
        .containsExactly(
            "`Code.S3Bucket` of `Copy` (AWS::Lambda::Function) must have at least 3 characters, but has 1.",
            "`Code.S3Key` of `Copy` (AWS::Lambda::Function) must have at least 1 character, but has 0.");
    assertThat(messages(String.format(function, "a".repeat(64), "k".repeat(1025))))
        .containsExactly(
            "`Code.S3Bucket` of `Copy` (AWS::Lambda::Function) must have at most 63 characters, but has 64.",
            "`Code.S3Key` of `Copy` (AWS::Lambda::Function) must have at most 1024 characters, but has 1025.");
  }

  @Test
  void countsAreToldWithTheirLimits() {
    String function =
        """
        Resources:
          Copy:
            Type: AWS::Lambda::Function
            Properties:
              Role: arn:aws:iam::123456789012:role/copy
              Runtime: nodejs22.x
              Handler: index.handler
              Code: {S3Bucket: abc, S3Key: k}
              Architectures: [%s]
        """;
    assertThat(messages(String.format(function, "arm64"))).isEmpty();
    assertThat(messages(String.format(function, "")))
        .containsExactly(
            "`Architectures` of `Copy` (AWS::Lambda::Function) must have at least 1 item, but has"
                + " 0.");
    assertThat(messages(String.format(function, "arm64, x86_64")))
        .containsExactly(
            "`Architectures` of `Copy` (AWS::Lambda::Function) must have at most 1 item, but has"
                + " 2.");
  }

  private static List<String> messages(String template) {
    return check(template).stream().map(Diagnostic::message).toList();
  }

  @Test
  @Tag("fires:C6211")
  @Tag("silent:C6211")
  @Tag("fires:C6212")
  @Tag("silent:C6212")
  @Tag("fires:C6213")
  @Tag("silent:C6213")
  void countsResourcesParametersAndOutputs() {
    assertThat(check(many(500, 200, 200))).isEmpty();
    assertThat(check(many(501, 201, 201)))
        .extracting(each -> each.rule().code() + " " + each.message())
        .containsExactly(
            "C6211 The template has 501 resources, but CloudFormation takes at most 500.",
            "C6212 The template has 201 parameters, but CloudFormation takes at most 200.",
            "C6213 The template has 201 outputs, but CloudFormation takes at most 200.");
  }

  @Test
  void checksIdsInTemplatesThatSomebodyWrote() {
    assertThat(
            messages(
                """
                Resources:
                  Group:
                    Type: AWS::AutoScaling::AutoScalingGroup
                    Properties:
                      MinSize: '1'
                      MaxSize: '1'
                      VPCZoneIdentifier: [subnet-12345678, subnet-x, !Ref Subnet, 'resolve:ssm:subnet']
                  Target:
                    Type: AWS::ElasticLoadBalancingV2::TargetGroup
                    Properties: {VpcId: vpc-x}
                Parameters: {Subnet: {Type: String}}
                """))
        .filteredOn(message -> message.contains(" is no id of "))
        .extracting(message -> message.substring(0, message.indexOf(':')))
        .containsExactlyInAnyOrder("`subnet-x` is no id of a subnet", "`vpc-x` is no id of a VPC");
  }

  @Test
  void suggestsThePropertyThatWasMeant() {
    Diagnostic unknown =
        check(
                """
                Resources:
                  A: {Type: AWS::SQS::Queue, Properties: {DelaySecond: 1}}
                """)
            .get(0);
    assertThat(unknown.message()).isEqualTo("`A` (AWS::SQS::Queue) has no property `DelaySecond`.");
    assertThat(unknown.help()).contains("Did you mean `DelaySeconds`?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(5 minutes)",
        "rate(1 day)",
        "cron(0 12 * * ? *)",
        "cron(0/15 * ? * MON-FRI *)",
        "cron(0 0 L * ? 2026)"
      })
  void knowsSchedules(String schedule) {
    assertThat(check(rule(schedule))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5 minutes",
        "rate(0 minutes)",
        "rate(5 minute)",
        "rate(5 seconds)",
        "cron(0 12 * * ?)",
        "cron(0 12 * * * *)",
        "cron(0 12 ? * ? *)"
      })
  void knowsWhatIsNoSchedule(String schedule) {
    assertThat(check(rule(schedule)))
        .extracting(each -> each.rule().code())
        .containsExactly("C5134");
  }

  private static String rule(String schedule) {
    return "Resources:\n  Rule:\n    Type: AWS::Events::Rule\n    Properties:\n"
        + "      ScheduleExpression: '"
        + schedule
        + "'\n";
  }

  private static String many(int resources, int parameters, int outputs) {
    return "Parameters:\n"
        + lines(parameters, "  P%d: {Type: String}\n")
        + "Resources:\n"
        + lines(resources, "  R%d: {Type: AWS::SQS::Queue}\n")
        + "Outputs:\n"
        + lines(outputs, "  O%d: {Value: !Sub '${P%1$d}'}\n").replace("${P200}", "${P0}")
        + (parameters > 200 ? "Conditions: {C: !Equals [!Ref P200, x]}\n" : "");
  }

  private static String lines(int count, String format) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.format(java.util.Locale.ROOT, format, i))
        .collect(Collectors.joining());
  }

  static List<Integer> markedLines(String text) {
    List<String> lines = text.lines().toList();
    List<Integer> marked =
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).contains("# here"))
            .mapToObj(i -> i + 1)
            .toList();
    assertThat(marked).isNotEmpty();
    return marked;
  }

  private static List<Diagnostic> check(String text) {
    return check(text, ALL);
  }

  /** Runs the rule that reports a code, and no other. */
  private static List<Diagnostic> alone(String code, String text) {
    return check(
            text,
            ALL.stream()
                .filter(rule -> rule.infos().stream().anyMatch(info -> info.code().equals(code)))
                .toList())
        .stream()
        .filter(each -> each.rule().code().equals(code))
        .toList();
  }

  static List<Diagnostic> check(String text, List<Rule> rules) {
    Diagnostics diagnostics = new Diagnostics();
    MappingNode document =
        (MappingNode)
            new YamlLoader(diagnostics).load(SourceFile.of("template.yml", text)).orElseThrow();
    Template template = CfnReader.template(document, diagnostics);
    TemplateMachines.of(template, id -> true, diagnostics);
    new RuleEngine(rules)
        .run(
            new Subject(
                Optional.empty(), List.of(), List.of(new CheckedTemplate(template, false)), true),
            diagnostics);
    return diagnostics.sorted();
  }
}
