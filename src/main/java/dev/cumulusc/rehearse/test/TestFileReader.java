package dev.cumulusc.rehearse.test;

import dev.cumulusc.asl.MachineType;
import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.KeyRules;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Located;
import dev.cumulusc.rehearse.json.NodeJson;
import dev.cumulusc.rehearse.task.MockFile;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.SequenceNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads test files. What is wrong is reported, at its place. */
public final class TestFileReader {
  private final Diagnostics diagnostics;

  public TestFileReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Returns whether a file is meant to be a test file, and not one of mocks or the like. */
  public static boolean saysWhatToRun(MappingNode file) {
    return file.has(TestKeys.WORKFLOW.name()) || file.has(TestKeys.DEFINITION.name());
  }

  /** Reads a file; nothing if it does not say what to run. */
  public Optional<TestFile> read(String name, MappingNode node) {
    Fields file =
        Fields.openAround(TestKeys.CASES, TestKeys.FILE, node, MockFile.reading(node, diagnostics));
    Optional<TestFile.Subject> subject = subject(file);
    file.required(TestKeys.CASES);
    node.mapping(TestKeys.CASES.name()).map(MappingNode::entries).orElse(List.of()).stream()
        .filter(entry -> entry.value().isNull())
        .forEach(
            entry ->
                report(
                    entry.key().origin(),
                    "The case `"
                        + entry.name()
                        + "` is empty, so that nothing would run. Write `{}`."));
    List<TestCase> cases =
        file.list(TestKeys.CASES).stream().map(each -> testCase(file, each)).toList();
    return subject.map(
        found -> new TestFile(name, found, file.optional(TestKeys.FILES), cases, file));
  }

  private Optional<TestFile.Subject> subject(Fields file) {
    Optional<Located<String>> workflow = file.optional(TestKeys.WORKFLOW);
    Optional<Located<String>> definition = file.optional(TestKeys.DEFINITION);
    if (workflow.isPresent() == definition.isPresent()) {
      report(
          definition.map(Located::origin).orElse(file.origin()),
          "A test file has either `workflow` or `definition`, but this has "
              + (workflow.isPresent() ? "both." : "neither."));
      return Optional.empty();
    }
    MachineType type =
        file.optional(TestKeys.TYPE).filter(each -> each.value().equals("express")).isPresent()
            ? MachineType.EXPRESS
            : MachineType.STANDARD;
    return workflow
        .<TestFile.Subject>map(TestFile.Subject.Workflow::new)
        .or(() -> definition.map(path -> new TestFile.Subject.Definition(path, type)));
  }

  private TestCase testCase(Fields file, Fields fields) {
    if (fields.has(TestKeys.INPUT) && fields.has(TestKeys.INPUT_FILE)) {
      both(fields, TestKeys.INPUT_FILE, "input");
    }
    return new TestCase(
        fields.name(),
        new TestCase.Input(
            fields.node().get("input").map(NodeJson::of), fields.optional(TestKeys.INPUT_FILE)),
        fields.optional(TestKeys.MOCK_FILE),
        fields.has(TestKeys.HANDLERS)
            ? fields.flag(TestKeys.HANDLERS).isOn()
            : file.flag(TestKeys.HANDLERS).isOn(),
        new TestCase.Setting(
            fields.optional(TestKeys.START_AT).map(Located::value),
            fields.optional(TestKeys.TIME).map(this::time).orElse(TestCase.Setting.DEFAULT_TIME),
            fields.optional(TestKeys.SEED).map(Located::value).orElse(0)),
        expectation(fields),
        fields);
  }

  private Instant time(Located<String> text) {
    try {
      return Instant.parse(text.value());
    } catch (DateTimeParseException e) {
      report(text.origin(), "`time` is a time such as `2026-01-01T00:00:00Z`, but this is not.");
      return TestCase.Setting.DEFAULT_TIME;
    }
  }

  private Expectation expectation(Fields testCase) {
    Optional<Fields> expect = testCase.section(TestKeys.EXPECT);
    if (expect.isEmpty()) {
      Expectation.Result success =
          new Expectation.Result(
              Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
      return new Expectation(
          testCase.origin().primary(),
          success,
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          false);
    }
    Fields fields = expect.get();
    checkResult(fields);
    Map<Located<String>, Expectation.Calls> calls = new LinkedHashMap<>();
    fields
        .optional(TestKeys.CALLS)
        .map(Located::value)
        .orElse(Map.of())
        .forEach((state, each) -> calls.put(state, calls(each.value())));
    return new Expectation(
        fields.origin().primary(),
        new Expectation.Result(
            fields.node().get("output"),
            fields.node().get("outputIncludes"),
            fields.optional(TestKeys.ERROR),
            fields.optional(TestKeys.CAUSE)),
        fields
            .optional(TestKeys.WAY)
            .map(
                way ->
                    new Located<>(way.value().stream().map(Located::value).toList(), way.origin())),
        number(fields, TestKeys.MAX_SECONDS)
            .map(
                seconds ->
                    new Located<>(
                        Duration.ofMillis(seconds.value().movePointRight(3).longValue()),
                        seconds.origin())),
        calls,
        fields.flag(TestKeys.SNAPSHOT).isOn());
  }

  private void checkResult(Fields fields) {
    boolean fails = fields.has(TestKeys.ERROR) || fields.has(TestKeys.CAUSE);
    if (fails && (fields.has(TestKeys.OUTPUT) || fields.has(TestKeys.OUTPUT_INCLUDES))) {
      both(
          fields,
          fields.has(TestKeys.OUTPUT) ? TestKeys.OUTPUT : TestKeys.OUTPUT_INCLUDES,
          fields.has(TestKeys.ERROR) ? "error" : "cause");
    }
  }

  private void both(Fields fields, Key<?> key, String other) {
    report(
        fields.entry(key).orElseThrow().key().origin(),
        "`" + key.name() + "` and `" + other + "` exclude each other.");
  }

  private Expectation.Calls calls(Fields fields) {
    return new Expectation.Calls(
        number(fields, TestKeys.TIMES)
            .map(times -> new Located<>(times.value().longValue(), times.origin())),
        list(fields, TestKeys.RECEIVED),
        list(fields, TestKeys.RECEIVED_INCLUDES));
  }

  private static Optional<Node> list(Fields fields, Key<Node> key) {
    Optional<Node> value = fields.optional(key).map(Located::value);
    if (value.isPresent() && !(value.get() instanceof SequenceNode)) {
      fields
          .reading()
          .withName(new Located<>(key.name(), value.get().origin()))
          .wrongType(value.get(), "a list with an item for each call");
      return Optional.empty();
    }
    return value;
  }

  private static Optional<Located<BigDecimal>> number(Fields fields, Key<String> key) {
    return fields
        .optional(key)
        .map(each -> new Located<>(new BigDecimal(each.value()), each.origin()));
  }

  private void report(Origin at, String message) {
    diagnostics.report(KeyRules.BAD_VALUE, at, message);
  }
}
