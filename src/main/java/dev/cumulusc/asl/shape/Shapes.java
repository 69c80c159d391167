package dev.cumulusc.asl.shape;

import static dev.cumulusc.asl.shape.QueryLanguage.JSONATA;
import static dev.cumulusc.asl.shape.QueryLanguage.JSONPATH;

import dev.cumulusc.asl.shape.ValueType.PathUse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All kinds of mappings that a definition is made of. */
public final class Shapes {
  /** The largest number that most fields take; as seconds it is about three years. */
  public static final double MOST = 99_999_999;

  private static final double MAX_DELAY_SECONDS = 31_622_400;
  private static final double MAX_BATCH_BYTES = 262_144;

  private static final ValueType ANY = new ValueType.Anything();
  private static final ValueType TEXT = new ValueType.Text();
  private static final ValueType MAPPING = new ValueType.Mapping();
  private static final ValueType LIST = new ValueType.Listing();
  private static final ValueType PATH_OR_NULL = new ValueType.Path(PathUse.SELECT, true);
  private static final ValueType REFERENCE = new ValueType.Path(PathUse.REFERENCE, false);
  private static final ValueType RESULT = new ValueType.Path(PathUse.RESULT, true);
  private static final ValueType TEXT_PATH = new ValueType.Path(PathUse.TEXT, false);

  private static final Field[] SCOPE = {
    Field.of("Comment", ANY),
    Field.of("QueryLanguage", oneOf("JSONPath", "JSONata")),
    Field.of("StartAt", TEXT).need(),
    Field.of("States", MAPPING).need(),
    Field.of("TimeoutSeconds", bounded(0)),
    Field.of("Version", ANY)
  };

  /** The definition itself. */
  public static final Shape MACHINE = Shape.of("a state machine", SCOPE);

  /** A branch of a Parallel state. */
  public static final Shape BRANCH = Shape.of("a branch", SCOPE);

  /** The processor of a Map state, under its new name or its old one. */
  public static final Shape PROCESSOR =
      Shape.of(
          "an item processor",
          Field.of("Comment", ANY),
          Field.of("ProcessorConfig", MAPPING),
          Field.of("StartAt", TEXT).need(),
          Field.of("States", MAPPING).need(),
          Field.of("TimeoutSeconds", bounded(0)),
          Field.of("Version", ANY));

  public static final Shape PROCESSOR_CONFIG =
      Shape.open(
          "a processor's configuration",
          Field.of("ExecutionType", oneOf("EXPRESS", "STANDARD")),
          Field.of("Mode", oneOf("DISTRIBUTED", "INLINE")));

  public static final Shape RETRIER =
      Shape.of(
          "a retrier",
          Field.of("BackoffRate", new ValueType.Number(false, 1, Double.POSITIVE_INFINITY)),
          Field.of("Comment", ANY),
          Field.of("ErrorEquals", LIST).need(),
          Field.of("IntervalSeconds", bounded(0)),
          Field.of("JitterStrategy", oneOf("FULL", "NONE")),
          Field.of("MaxAttempts", bounded(0)),
          Field.of("MaxDelaySeconds", new ValueType.Number(true, 1, MAX_DELAY_SECONDS)));

  public static final Shape CATCHER =
      Shape.of(
          "a catcher",
          Field.of("Assign", MAPPING),
          Field.of("Comment", ANY),
          Field.of("ErrorEquals", LIST).need(),
          Field.of("Next", TEXT).need(),
          Field.of("Output", ANY).only(JSONATA),
          Field.of("ResultPath", RESULT).only(JSONPATH));

  /** A rule of a JSONPath choice that stands in {@code And}, {@code Or} or {@code Not}. */
  public static final Shape NESTED_RULE =
      Shape.of(
              "a choice rule",
              Field.of("And", LIST),
              Field.of("Comment", ANY),
              Field.of("Not", MAPPING),
              Field.of("Or", LIST),
              Field.of("Variable", new ValueType.Path(PathUse.SELECT, false)))
          .with(ChoiceOperators.all().values());

  /** A rule of a JSONPath choice. */
  public static final Shape PATH_RULE =
      NESTED_RULE.with(Field.of("Assign", MAPPING), Field.of("Next", TEXT).need());

  /** A rule of a JSONata choice. */
  public static final Shape JSONATA_RULE =
      Shape.of(
          "a choice rule",
          Field.of("Assign", MAPPING),
          Field.of("Comment", ANY),
          Field.of("Condition", new ValueType.Truth()).need().orComputed(),
          Field.of("Next", TEXT).need(),
          Field.of("Output", ANY));

  public static final Shape ITEM_READER =
      Shape.open(
          "an item reader",
          Field.of("Arguments", ANY).only(JSONATA),
          Field.of("Parameters", ANY).only(JSONPATH),
          Field.of("ReaderConfig", MAPPING),
          Field.of("Resource", TEXT).need());

  public static final Shape READER_CONFIG =
      Shape.open(
          "a reader's configuration",
          Field.of("CSVDelimiter", oneOf("COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB")),
          Field.of("CSVHeaderLocation", oneOf("FIRST_ROW", "GIVEN")),
          Field.of("CSVHeaders", LIST),
          Field.of("InputType", oneOf("CSV", "JSON", "JSONL", "MANIFEST", "PARQUET")),
          Field.of("ItemsPointer", TEXT),
          Field.of("ManifestType", oneOf("ATHENA_DATA", "S3_INVENTORY")),
          // 0 means all items, as executions have shown.
          Field.of("MaxItems", new ValueType.Number(true, 0, 100_000_000)).orComputed(),
          Field.of("MaxItemsPath", REFERENCE).only(JSONPATH),
          Field.of("Transformation", oneOf("LOAD_AND_FLATTEN", "NONE")));

  public static final Shape ITEM_BATCHER =
      Shape.open(
          "an item batcher",
          Field.of("BatchInput", ANY),
          Field.of("MaxInputBytesPerBatch", new ValueType.Number(true, 0, MAX_BATCH_BYTES))
              .orComputed(),
          Field.of("MaxInputBytesPerBatchPath", REFERENCE).only(JSONPATH),
          Field.of("MaxItemsPerBatch", count()).orComputed(),
          Field.of("MaxItemsPerBatchPath", REFERENCE).only(JSONPATH));

  public static final Shape RESULT_WRITER =
      Shape.open(
          "a result writer",
          Field.of("Arguments", ANY).only(JSONATA),
          Field.of("Parameters", ANY).only(JSONPATH),
          Field.of("Resource", TEXT),
          Field.of("WriterConfig", MAPPING));

  public static final Shape WRITER_CONFIG =
      Shape.open(
          "a writer's configuration",
          Field.of("OutputType", oneOf("JSON", "JSONL")),
          Field.of("Transformation", oneOf("COMPACT", "FLATTEN", "NONE")));

  private static final Field[] COMMON = {
    Field.of("Comment", ANY),
    Field.of("QueryLanguage", oneOf("JSONPath", "JSONata")),
    Field.of("Type", TEXT).need()
  };

  private static final Field[] INPUT_AND_OUTPUT = {
    Field.of("InputPath", PATH_OR_NULL).only(JSONPATH),
    Field.of("OutputPath", PATH_OR_NULL).only(JSONPATH),
    Field.of("Output", ANY).only(JSONATA)
  };

  private static final Field ASSIGN = Field.of("Assign", MAPPING);
  private static final Field ARGUMENTS = Field.of("Arguments", ANY).only(JSONATA);
  private static final Field PARAMETERS = Field.of("Parameters", ANY).only(JSONPATH);
  private static final Field RESULT_PATH = Field.of("ResultPath", RESULT).only(JSONPATH);
  private static final Field RESULT_SELECTOR = Field.of("ResultSelector", ANY).only(JSONPATH);

  private static final Field[] NEXT_OR_END = {
    Field.of("End", new ValueType.Truth()), Field.of("Next", TEXT)
  };

  private static final Field[] HANDLERS = {Field.of("Catch", LIST), Field.of("Retry", LIST)};

  private static final Map<StateType, Shape> STATES = states();

  private Shapes() {}

  /** Returns the shape of a state of a type. */
  public static Shape state(StateType type) {
    Shape shape = STATES.get(type);
    if (shape == null) {
      throw new IllegalStateException("no shape for " + type);
    }
    return shape;
  }

  /** Returns the shape of a rule of a choice. */
  public static Shape choiceRule(QueryLanguage language) {
    return language == JSONATA ? JSONATA_RULE : PATH_RULE;
  }

  private static Map<StateType, Shape> states() {
    Map<StateType, Shape> shapes = new EnumMap<>(StateType.class);
    for (StateType type : StateType.values()) {
      Shape shape = Shape.of("a `" + type.label() + "` state", COMMON);
      if (type != StateType.FAIL) {
        shape = shape.with(INPUT_AND_OUTPUT);
      }
      if (!type.isFinal()) {
        shape = shape.with(ASSIGN);
      }
      if (type.hasNextOrEnd()) {
        shape = shape.with(NEXT_OR_END);
      }
      if (type.canFail()) {
        shape = shape.with(HANDLERS).with(PARAMETERS, RESULT_PATH, RESULT_SELECTOR);
      }
      shapes.put(type, shape.with(own(type)));
    }
    return shapes;
  }

  private static List<Field> own(StateType type) {
    return Arrays.asList(
        switch (type) {
          case SUCCEED -> new Field[0];
          case CHOICE -> new Field[] {Field.of("Choices", LIST).need(), Field.of("Default", TEXT)};
          case FAIL ->
              new Field[] {
                Field.of("Cause", TEXT),
                Field.of("CausePath", TEXT_PATH).only(JSONPATH),
                Field.of("Error", TEXT),
                Field.of("ErrorPath", TEXT_PATH).only(JSONPATH)
              };
          case PASS ->
              new Field[] {PARAMETERS, RESULT_PATH, Field.of("Result", ANY).only(JSONPATH)};
          case WAIT ->
              new Field[] {
                Field.of("Seconds", bounded(0)).orComputed(),
                Field.of("SecondsPath", REFERENCE).only(JSONPATH),
                Field.of("Timestamp", new ValueType.Timestamp()).orComputed(),
                Field.of("TimestampPath", REFERENCE).only(JSONPATH)
              };
          case PARALLEL -> new Field[] {ARGUMENTS, Field.of("Branches", LIST).need()};
          case TASK -> task();
          case MAP -> map();
        });
  }

  private static Field[] task() {
    return new Field[] {
      ARGUMENTS,
      Field.of("Credentials", MAPPING).orComputed(),
      Field.of("HeartbeatSeconds", bounded(1)).orComputed(),
      Field.of("HeartbeatSecondsPath", REFERENCE).only(JSONPATH),
      Field.of("Resource", TEXT).need(),
      Field.of("TimeoutSeconds", bounded(1)).orComputed(),
      Field.of("TimeoutSecondsPath", REFERENCE).only(JSONPATH)
    };
  }

  private static Field[] map() {
    return new Field[] {
      Field.of("ItemBatcher", MAPPING),
      Field.of("ItemProcessor", MAPPING),
      Field.of("ItemReader", MAPPING),
      Field.of("ItemSelector", ANY),
      Field.of("Items", new ValueType.Collection()).only(JSONATA).orComputed(),
      Field.of("ItemsPath", REFERENCE).only(JSONPATH),
      Field.of("Iterator", MAPPING),
      Field.of("Label", TEXT),
      Field.of("MaxConcurrency", count()).orComputed(),
      Field.of("MaxConcurrencyPath", REFERENCE).only(JSONPATH),
      Field.of("ResultWriter", MAPPING),
      Field.of("ToleratedFailureCount", count()).orComputed(),
      Field.of("ToleratedFailureCountPath", REFERENCE).only(JSONPATH),
      Field.of("ToleratedFailurePercentage", new ValueType.Number(false, 0, 100)).orComputed(),
      Field.of("ToleratedFailurePercentagePath", REFERENCE).only(JSONPATH)
    };
  }

  private static ValueType oneOf(String... options) {
    return new ValueType.OneOf(List.of(options));
  }

  private static ValueType bounded(int least) {
    return new ValueType.Number(true, least, MOST);
  }

  private static ValueType count() {
    return new ValueType.Number(true, 0, Double.POSITIVE_INFINITY);
  }
}
