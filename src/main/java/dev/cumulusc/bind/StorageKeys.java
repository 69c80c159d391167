package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.bind.key.TextType;
import dev.cumulusc.model.Located;
import java.util.List;

/** The keys of tables, of the search domain, and of the stream from the one to the other. */
final class StorageKeys {
  static final Key<String> ATTRIBUTE_NAME =
      Key.text("name", "The attribute's name.").example("granuleId").needed();

  static final Key<String> ATTRIBUTE_TYPE =
      Key.oneOf("type", "Text, number or bytes.", "S", "N", "B").defaultsTo("S");

  static final Key<String> ATTRIBUTE_SCHEMA =
      Key.oneOf(
          "schema", "Its part in the table's key, unless `KeySchema` says so.", "HASH", "RANGE");

  static final Section ATTRIBUTE_SECTION =
      Section.of("an attribute of a table", ATTRIBUTE_NAME, ATTRIBUTE_TYPE, ATTRIBUTE_SCHEMA);

  static final Key<String> KEY_ATTRIBUTE =
      Key.text("AttributeName", "The attribute's name.").example("granuleId").needed();

  static final Key<String> KEY_TYPE =
      Key.oneOf("KeyType", "Its part in the key.", "HASH", "RANGE").needed();

  static final Section KEY_PART_SECTION =
      Section.of("a part of a table's key", KEY_ATTRIBUTE, KEY_TYPE);

  static final Key<List<Located<Fields>>> KEY_SCHEMA =
      Key.list("KeySchema", KEY_PART_SECTION, "The parts of the key.");

  static final Key<String> PROJECTION_TYPE =
      Key.oneOf(
          "ProjectionType",
          "What the index holds besides the keys.",
          "ALL",
          "INCLUDE",
          "KEYS_ONLY");

  static final Key<List<Located<String>>> NON_KEY_ATTRIBUTES =
      Key.texts("NonKeyAttributes", "What an index with `INCLUDE` holds.")
          .example("[status]")
          .inKes("kes prints the list as one text.");

  static final Section PROJECTION_SECTION =
      Section.of("what an index holds", PROJECTION_TYPE, NON_KEY_ATTRIBUTES);

  static final Key<String> INDEX_NAME =
      Key.text("IndexName", "The index's name.").example("byCollection").needed();

  static final Key<Fields> PROJECTION =
      Key.section("Projection", PROJECTION_SECTION, "What the index holds.");

  static final Section INDEX_SECTION =
      Section.of("an index of a table", INDEX_NAME, KEY_SCHEMA, PROJECTION);

  static final Key<List<Located<Fields>>> ATTRIBUTES =
      Key.list("attributes", ATTRIBUTE_SECTION, "The attributes that keys are made of.");

  static final Key<List<Located<Fields>>> INDEXES =
      Key.list("GlobalSecondaryIndexes", INDEX_SECTION, "The indexes beside the table's key.");

  static final Key<Integer> READ =
      Key.count("read", "Read capacity units, of the table and of each index.")
          .inKes("kes has no default.")
          .defaultsTo(5);

  static final Key<Integer> WRITE =
      Key.count("write", "Write capacity units, of the table and of each index.")
          .inKes("kes has no default.")
          .defaultsTo(1);

  static final Key<Boolean> POINT_IN_TIME =
      Key.printed("pointInTime", "Whether the table can be restored to any time of the last weeks.")
          .inKes(
              "The same: only the bootstrap function of Cumulus reads it and sets it; the table in the template does not have it.");

  static final Key<Boolean> ENABLE_AUTO_SCALING =
      Key.truthy("enableAutoScaling", "Lets the capacity follow the load.")
          .inKes("In kes the prefix, role, target and cooldowns come out empty.");

  static final Key<Integer> READ_MIN_CAPACITY = capacity("ReadMinCapacity", "Least read", 5);
  static final Key<Integer> READ_MAX_CAPACITY = capacity("ReadMaxCapacity", "Greatest read", 10);
  static final Key<Integer> WRITE_MIN_CAPACITY = capacity("WriteMinCapacity", "Least write", 1);
  static final Key<Integer> WRITE_MAX_CAPACITY = capacity("WriteMaxCapacity", "Greatest write", 2);

  static final Section TABLE_SECTION =
      Section.of(
          "a table",
          ATTRIBUTES,
          KEY_SCHEMA,
          INDEXES,
          READ,
          WRITE,
          POINT_IN_TIME,
          ENABLE_AUTO_SCALING,
          READ_MIN_CAPACITY,
          READ_MAX_CAPACITY,
          WRITE_MIN_CAPACITY,
          WRITE_MAX_CAPACITY);

  static final Key<List<Fields>> DYNAMOS =
      Key.named("dynamos", TABLE_SECTION, "The DynamoDB tables by name.")
          .knownElsewhereAs("tables", "dynamodbtables", "dynamodb");

  static final Key<Integer> TARGET_VALUE =
      Key.count("targetValue", "The share of the capacity that is to be used, in percent.")
          .defaultsTo(30);

  static final Key<Integer> SCALE_IN_COOLDOWN =
      Key.count("scaleInCooldown", "How long to wait before the capacity shrinks, in seconds.")
          .defaultsTo(0);

  static final Key<Integer> SCALE_OUT_COOLDOWN =
      Key.count("scaleOutCooldown", "How long to wait before the capacity grows, in seconds.")
          .defaultsTo(0);

  static final Section SCALING_SECTION =
      Section.of("how tables scale", TARGET_VALUE, SCALE_IN_COOLDOWN, SCALE_OUT_COOLDOWN);

  static final Key<Fields> AUTO_SCALING_POLICY_CONFIGURATION =
      Key.section(
          "AutoScalingPolicyConfiguration",
          SCALING_SECTION,
          "How the capacity of tables with `enableAutoScaling` follows the load.");

  static final Key<List<Located<String>>> STREAM_TABLES =
      Key.texts("tables", "The tables whose changes it gets.").example("[Granules]");

  static final Key<String> STREAM_LAMBDA =
      Key.of("lambda", TextType.FUNCTION_KEY, "The Lambda function that gets the changes.")
          .example("dbIndexer")
          .needed();

  static final Key<Integer> BATCH_SIZE =
      Key.count("batchSize", "How many changes it gets at a time.").defaultsTo(10);

  static final Key<String> STARTING_POSITION =
      Key.oneOf("startingPosition", "Where it begins.", "LATEST", "TRIM_HORIZON")
          .defaultsTo("TRIM_HORIZON");

  static final Section STREAM_SECTION =
      Section.of(
          "the stream of the tables' changes",
          STREAM_TABLES,
          STREAM_LAMBDA,
          BATCH_SIZE,
          STARTING_POSITION);

  static final Key<Fields> DYNAMO_2_ELASTIC_SEARCH =
      Key.section(
          "dynamo2ElasticSearch",
          STREAM_SECTION,
          "The Lambda function that brings the tables' changes into the search domain.");

  static final Key<String> SEARCH_NAME =
      Key.text("name", "The search domain's name.").example("search");

  static final Key<Integer> ELASTIC_SEARCH_MAPPING =
      Key.count(
              "elasticSearchMapping",
              "The version of the index mapping; a change makes the bootstrap run again.")
          .example("8");

  static final Key<String> SEARCH_VERSION =
      Key.text("version", "The version of Elasticsearch.")
          .inKes("kes takes `6.0` for the number 6.")
          .defaultsTo("5.3");

  static final Key<Integer> INSTANCE_COUNT =
      Key.count("instanceCount", "How many instances the domain has.").defaultsTo(1);

  static final Key<String> INSTANCE_TYPE =
      Key.text("instanceType", "The type of the domain's instances.")
          .defaultsTo("t2.small.elasticsearch");

  static final Key<Integer> VOLUME_SIZE =
      Key.count("volumeSize", "The disk of each instance, in GiB.").defaultsTo(35);

  static final Section SEARCH_SECTION =
      Section.of(
          "the search domain",
          SEARCH_NAME,
          ELASTIC_SEARCH_MAPPING,
          SEARCH_VERSION,
          INSTANCE_COUNT,
          INSTANCE_TYPE,
          VOLUME_SIZE,
          AlarmKeys.ALARMS);

  static final Key<Fields> ES =
      Key.section("es", SEARCH_SECTION, "The Elasticsearch domain; empty (null) for none.");

  /** All keys of a deployment's block that are about what is stored. */
  static final Key<?>[] TOP = {
    DYNAMOS, AUTO_SCALING_POLICY_CONFIGURATION, DYNAMO_2_ELASTIC_SEARCH, ES
  };

  private StorageKeys() {}

  private static Key<Integer> capacity(String name, String which, int usual) {
    return Key.count(name, which + " capacity units of a table with `enableAutoScaling`.")
        .defaultsTo(usual);
  }
}
