package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import java.util.List;
import java.util.Optional;

/**
 * The sections that the Cumulus base configuration has beside functions, workflows and the cluster.
 * Each of them is empty where a configuration does not have it.
 *
 * @param users who may use the dashboard's API
 */
public record CumulusBase(
    List<Topic> topics,
    List<Queue> queues,
    List<EventRule> rules,
    List<Table> tables,
    TableScaling tableScaling,
    Optional<TableStreams> tableStreams,
    Optional<SearchDomain> search,
    List<Bucket> buckets,
    List<Located<String>> users,
    ApiSettings apis,
    LambdaVersions versions,
    List<NestedTemplate> nestedTemplates,
    Optional<Dashboard> dashboard) {

  public CumulusBase {
    topics = List.copyOf(topics);
    queues = List.copyOf(queues);
    rules = List.copyOf(rules);
    tables = List.copyOf(tables);
    buckets = List.copyOf(buckets);
    users = List.copyOf(users);
    nestedTemplates = List.copyOf(nestedTemplates);
  }

  /** Returns this base as a nested stack sees it, which has APIs of its own. */
  public CumulusBase nested(List<Located<String>> itsApis, LambdaVersions itsVersions) {
    return new CumulusBase(
        topics,
        queues,
        rules,
        tables,
        tableScaling,
        tableStreams,
        search,
        buckets,
        users,
        apis.withNames(itsApis),
        itsVersions,
        List.of(),
        Optional.empty());
  }

  /** Returns a base without any section, for a configuration that has none of them. */
  public static CumulusBase none(Origin origin) {
    return new CumulusBase(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        TableScaling.usual(origin),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        ApiSettings.usual(origin),
        LambdaVersions.none(origin),
        List.of(),
        Optional.empty());
  }
}
