package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.SearchDomain;
import dev.cumulusc.model.Switch;
import dev.cumulusc.model.Table;
import dev.cumulusc.model.TableScaling;
import dev.cumulusc.model.TableStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds tables, the search domain, and the stream from the one to the other. */
final class StorageBinder {
  private StorageBinder() {}

  static List<Table> tables(Fields top) {
    Names names = new Names("a table");
    return names.accepted(top, StorageKeys.DYNAMOS).stream().map(StorageBinder::table).toList();
  }

  private static Table table(Fields table) {
    List<Table.Attribute> attributes = new ArrayList<>();
    List<Table.KeyPart> schema = new ArrayList<>();
    for (Located<Fields> item : table.list(StorageKeys.ATTRIBUTES)) {
      Fields attribute = item.value();
      Optional<Located<String>> name = attribute.required(StorageKeys.ATTRIBUTE_NAME);
      Located<String> type = attribute.orDefault(StorageKeys.ATTRIBUTE_TYPE);
      Optional<Located<String>> part = attribute.optional(StorageKeys.ATTRIBUTE_SCHEMA);
      name.ifPresent(found -> attributes.add(new Table.Attribute(found, type)));
      if (name.isPresent() && part.isPresent()) {
        schema.add(new Table.KeyPart(name.get(), part.get()));
      }
    }
    List<Table.KeyPart> ownSchema = keySchema(table);
    return new Table(
        table.name(),
        attributes,
        ownSchema.isEmpty() ? schema : ownSchema,
        table.orDefault(StorageKeys.READ),
        table.orDefault(StorageKeys.WRITE),
        indexes(table),
        table.optional(StorageKeys.POINT_IN_TIME).map(Switch::of),
        scaling(table),
        table.origin());
  }

  private static List<Table.KeyPart> keySchema(Fields section) {
    List<Table.KeyPart> parts = new ArrayList<>();
    for (Located<Fields> item : section.list(StorageKeys.KEY_SCHEMA)) {
      Optional<Located<String>> name = item.value().required(StorageKeys.KEY_ATTRIBUTE);
      Optional<Located<String>> type = item.value().required(StorageKeys.KEY_TYPE);
      if (name.isPresent() && type.isPresent()) {
        parts.add(new Table.KeyPart(name.get(), type.get()));
      }
    }
    return parts;
  }

  private static List<Table.Index> indexes(Fields table) {
    List<Table.Index> indexes = new ArrayList<>();
    for (Located<Fields> item : table.list(StorageKeys.INDEXES)) {
      Fields index = item.value();
      Optional<Fields> projection = index.section(StorageKeys.PROJECTION);
      List<Table.KeyPart> schema = keySchema(index);
      index
          .required(StorageKeys.INDEX_NAME)
          .ifPresent(
              name ->
                  indexes.add(
                      new Table.Index(
                          name,
                          schema,
                          projection.flatMap(held -> held.optional(StorageKeys.PROJECTION_TYPE)),
                          projection
                              .map(held -> held.list(StorageKeys.NON_KEY_ATTRIBUTES))
                              .orElse(List.of()),
                          item.origin())));
    }
    return indexes;
  }

  private static Optional<Table.Scaling> scaling(Fields table) {
    Switch enabled = table.flag(StorageKeys.ENABLE_AUTO_SCALING);
    if (!enabled.isOn()) {
      return Optional.empty();
    }
    return Optional.of(
        new Table.Scaling(
            capacity(table, StorageKeys.READ_MIN_CAPACITY),
            capacity(table, StorageKeys.READ_MAX_CAPACITY),
            capacity(table, StorageKeys.WRITE_MIN_CAPACITY),
            capacity(table, StorageKeys.WRITE_MAX_CAPACITY),
            enabled.origin()));
  }

  /** Reads a bound; 0 counts as unset, as it does in kes. */
  private static Located<Integer> capacity(Fields table, Key<Integer> key) {
    Located<Integer> written = table.orDefault(key);
    return written.value() > 0
        ? written
        : new Located<>(key.defaultValue().orElseThrow(), written.origin());
  }

  static TableScaling tableScaling(Fields top) {
    return top.section(StorageKeys.AUTO_SCALING_POLICY_CONFIGURATION)
        .map(
            policy ->
                new TableScaling(
                    policy.orDefault(StorageKeys.TARGET_VALUE),
                    policy.orDefault(StorageKeys.SCALE_IN_COOLDOWN),
                    policy.orDefault(StorageKeys.SCALE_OUT_COOLDOWN)))
        .orElseGet(() -> TableScaling.usual(top.origin()));
  }

  static Optional<TableStreams> streams(Fields top) {
    return top.section(StorageKeys.DYNAMO_2_ELASTIC_SEARCH)
        .flatMap(
            streams ->
                streams
                    .required(StorageKeys.STREAM_LAMBDA)
                    .map(
                        lambda ->
                            new TableStreams(
                                lambda,
                                streams.list(StorageKeys.STREAM_TABLES),
                                streams.orDefault(StorageKeys.BATCH_SIZE),
                                streams.orDefault(StorageKeys.STARTING_POSITION),
                                streams.origin())));
  }

  /** Binds the search domain; without a name there is none, as in kes. */
  static Optional<SearchDomain> search(Fields top) {
    return top.section(StorageKeys.ES)
        .flatMap(es -> es.optional(StorageKeys.SEARCH_NAME).map(name -> search(es, name)));
  }

  private static SearchDomain search(Fields es, Located<String> name) {
    return new SearchDomain(
        name,
        es.optional(StorageKeys.ELASTIC_SEARCH_MAPPING),
        es.orDefault(StorageKeys.SEARCH_VERSION),
        es.orDefault(StorageKeys.INSTANCE_COUNT),
        es.orDefault(StorageKeys.INSTANCE_TYPE),
        es.orDefault(StorageKeys.VOLUME_SIZE),
        AlarmKeys.bind(es),
        es.origin());
  }
}
