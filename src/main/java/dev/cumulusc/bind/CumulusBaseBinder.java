package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.model.CumulusBase;
import dev.cumulusc.model.LambdaSpec;
import java.util.ArrayList;
import java.util.List;

/** Binds the sections that the Cumulus base configuration brings. */
final class CumulusBaseBinder {
  private CumulusBaseBinder() {}

  /** Returns the keys of a deployment's block that are read here. */
  static List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>();
    keys.addAll(List.of(MessagingKeys.TOP));
    keys.addAll(List.of(StorageKeys.TOP));
    keys.addAll(List.of(ApiKeys.TOP));
    keys.addAll(List.of(NestingKeys.TOP));
    keys.add(DashboardKeys.DASHBOARD);
    return keys;
  }

  /**
   * Binds them.
   *
   * @param lambdas the functions, some of which want queues
   */
  static CumulusBase bind(Fields top, List<LambdaSpec> lambdas) {
    return new CumulusBase(
        new CumulusBase.Messaging(
            MessagingBinder.topics(top),
            DeadLetterQueues.complete(top, MessagingBinder.queues(top), lambdas),
            MessagingBinder.rules(top)),
        new CumulusBase.Storage(
            StorageBinder.tables(top),
            StorageBinder.tableScaling(top),
            StorageBinder.streams(top),
            StorageBinder.search(top),
            BucketKeys.bind(top)),
        ApiBinder.settings(top),
        NestingBinder.versions(top),
        NestingBinder.nestedTemplates(top),
        DashboardKeys.bind(top));
  }
}
