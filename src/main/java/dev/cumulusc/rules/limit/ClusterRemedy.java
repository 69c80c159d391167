package dev.cumulusc.rules.limit;

import dev.cumulusc.capacity.Demand;
import dev.cumulusc.capacity.InstanceSize;
import dev.cumulusc.capacity.Load;
import dev.cumulusc.capacity.Packing;
import dev.cumulusc.model.EcsCluster;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Says how a cluster becomes large enough for containers that do not fit on it. */
record ClusterRemedy(EcsCluster cluster, InstanceSize size) {
  /** So many more instances are tried. */
  private static final int MAX_MORE = 1_000;

  /** Returns the help for containers that do not fit on all instances together. */
  String of(List<Demand> demands) {
    Optional<Integer> more = moreInstances(demands);
    if (more.isEmpty()) {
      return "Take a larger instance type, or reserve less.";
    }
    String instances = "Set `maxInstances` to " + more.get() + " or more, ";
    if (!interfacesAreShort(demands)) {
      return instances + "take a larger instance type, or reserve less.";
    }
    return size.mayHaveTrunk()
        ? instances
            + "or turn on the account's ECS setting `awsvpcTrunking`, with which such an instance"
            + " has more interfaces."
        : instances
            + "take an instance type with more interfaces, or leave `networkMode: awsvpc` out.";
  }

  private Optional<Integer> moreInstances(List<Demand> demands) {
    int max = cluster.size().max().value();
    return IntStream.rangeClosed(max + 1, max + MAX_MORE)
        .filter(more -> Packing.of(demands, size.usable(), more) == Packing.Answer.FITS)
        .boxed()
        .findFirst();
  }

  /** Returns whether network interfaces are all that is missing. */
  private boolean interfacesAreShort(List<Demand> demands) {
    Load usable = size.usable();
    long wanted = demands.stream().mapToLong(demand -> demand.total().interfaces()).sum();
    return wanted > 0
        && Packing.of(
                demands,
                new Load(usable.cpu(), usable.memory(), wanted),
                cluster.size().max().value())
            != Packing.Answer.NEVER_FITS;
  }
}
