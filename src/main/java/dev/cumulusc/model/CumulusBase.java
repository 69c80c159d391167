package dev.cumulusc.model;

import java.util.List;
import java.util.Optional;

/**
 * The sections that the Cumulus base configuration has beside functions, workflows and the cluster.
 * Each of them is empty where a configuration does not have it.
 */
public record CumulusBase(
    Messaging messaging,
    Storage storage,
    ApiSettings apis,
    LambdaVersions versions,
    List<NestedTemplate> nestedTemplates,
    Optional<Dashboard> dashboard) {

  public CumulusBase {
    nestedTemplates = List.copyOf(nestedTemplates);
  }

  /** What notifies functions that something happened. */
  public record Messaging(List<Topic> topics, List<Queue> queues, List<EventRule> rules) {
    public Messaging {
      topics = List.copyOf(topics);
      queues = List.copyOf(queues);
      rules = List.copyOf(rules);
    }
  }

  /**
   * Where data is kept.
   *
   * @param streams what gets every change of some tables
   * @param buckets the buckets of the application, which exist already
   */
  public record Storage(
      List<Table> tables,
      TableScaling scaling,
      Optional<TableStreams> streams,
      Optional<SearchDomain> search,
      List<Bucket> buckets) {

    public Storage {
      tables = List.copyOf(tables);
      buckets = List.copyOf(buckets);
    }
  }

  /** Returns this base as a nested stack sees it, which has APIs of its own. */
  public CumulusBase nested(List<Located<String>> itsApis, LambdaVersions itsVersions) {
    return new CumulusBase(
        messaging, storage, apis.withNames(itsApis), itsVersions, List.of(), Optional.empty());
  }
}
