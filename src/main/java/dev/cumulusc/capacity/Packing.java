package dev.cumulusc.capacity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Answers whether containers fit on so many instances of one size. A container is on one instance
 * as a whole, so that this is bin packing in two dimensions: bounds decide nearly all cases, a
 * search of bounded length the small ones between them, and the rest stays undecided.
 */
public final class Packing {
  /** How many placements the search tries: some milliseconds. */
  private static final int MAX_PLACEMENTS = 50_000;

  /** More containers than this are only counted: to place them takes too long. */
  private static final long MAX_PLACED = 5_000;

  /** More containers than this are not searched, which goes one call deeper for each of them. */
  private static final int MAX_SEARCHED = 200;

  private final Load instance;
  private final List<Load> containers;
  private int placements;

  private Packing(List<Load> containers, Load instance) {
    this.instance = instance;
    this.containers = containers;
  }

  /** Whether something fits. */
  public enum Answer {
    FITS,
    NEVER_FITS,
    UNDECIDED
  }

  /**
   * Returns whether containers fit on instances.
   *
   * @param demands what is to be placed
   * @param instance what each instance offers
   * @param instances how many instances there are
   */
  public static Answer of(List<Demand> demands, Load instance, long instances) {
    if (exceedsABound(demands, instance, instances)) {
      return Answer.NEVER_FITS;
    }
    if (demands.stream().mapToLong(Demand::count).sum() > MAX_PLACED) {
      return Answer.UNDECIDED;
    }
    List<Load> containers =
        demands.stream()
            .flatMap(demand -> Collections.nCopies((int) demand.count(), demand.each()).stream())
            .sorted(
                Comparator.comparingDouble((Load load) -> share(load, instance))
                    .thenComparingLong(Load::memory)
                    .reversed())
            .toList();
    Packing packing = new Packing(containers, instance);
    if (packing.fitsFirst(instances)) {
      return Answer.FITS;
    }
    return containers.size() > MAX_SEARCHED ? Answer.UNDECIDED : packing.search((int) instances);
  }

  /**
   * Returns what the containers reserve that are placed on so many instances, each on the first one
   * with room; the others are left out.
   */
  public static Load placed(List<Demand> demands, Load instance, long instances) {
    List<Load> rooms = new ArrayList<>();
    Load placed = Load.NONE;
    for (Demand demand : demands) {
      for (long i = 0; i < demand.count(); i++) {
        if (!place(demand.each(), rooms, instances, instance)) {
          break;
        }
        placed = placed.plus(demand.each());
      }
    }
    return placed;
  }

  /** Lower bounds: each container, the sums, and the containers of which no two fit together. */
  private static boolean exceedsABound(List<Demand> demands, Load instance, long instances) {
    List<Demand> present = demands.stream().filter(demand -> demand.count() > 0).toList();
    Load sum = present.stream().map(Demand::total).reduce(Load.NONE, Load::plus);
    return present.stream().anyMatch(demand -> !demand.each().fitsInto(instance))
        || !sum.fitsInto(instance.times(instances))
        || count(present, demand -> 2 * demand.each().memory() > instance.memory()) > instances
        || count(present, demand -> 2 * demand.each().cpu() > instance.cpu()) > instances;
  }

  private static long count(List<Demand> demands, Predicate<Demand> wanted) {
    return demands.stream().filter(wanted).mapToLong(Demand::count).sum();
  }

  /** Places each container, the largest first, on the first instance with room. */
  private boolean fitsFirst(long instances) {
    List<Load> rooms = new ArrayList<>();
    for (Load container : containers) {
      if (!place(container, rooms, instances, instance)) {
        return false;
      }
    }
    return true;
  }

  private static boolean place(Load container, List<Load> rooms, long instances, Load instance) {
    for (int i = 0; i < rooms.size(); i++) {
      if (container.fitsInto(rooms.get(i))) {
        rooms.set(i, rooms.get(i).minus(container));
        return true;
      }
    }
    if (rooms.size() == instances) {
      return false;
    }
    rooms.add(instance.minus(container));
    return true;
  }

  private Answer search(int instances) {
    if (search(0, 0, new ArrayList<>(), instances)) {
      return Answer.FITS;
    }
    return placements > MAX_PLACEMENTS ? Answer.UNDECIDED : Answer.NEVER_FITS;
  }

  /**
   * Tries all placements of the containers from an index on.
   *
   * @param firstRoom the room at which to start: equal containers are placed in ascending order,
   *     since any other order is the same placement
   */
  private boolean search(int index, int firstRoom, List<Load> rooms, int instances) {
    if (index == containers.size()) {
      return true;
    }
    Load container = containers.get(index);
    Set<Load> tried = new HashSet<>();
    for (int i = firstRoom; i < Math.min(rooms.size() + 1, instances); i++) {
      boolean opened = i == rooms.size();
      Load room = opened ? instance : rooms.get(i);
      if (!container.fitsInto(room) || !tried.add(room)) {
        continue;
      }
      placements++;
      if (placements > MAX_PLACEMENTS) {
        return false;
      }
      set(rooms, i, room.minus(container));
      boolean same = index + 1 < containers.size() && containers.get(index + 1).equals(container);
      if (search(index + 1, same ? i : 0, rooms, instances)) {
        return true;
      }
      if (opened) {
        rooms.remove(i);
      } else {
        rooms.set(i, room);
      }
    }
    return false;
  }

  private static void set(List<Load> rooms, int index, Load room) {
    if (index == rooms.size()) {
      rooms.add(room);
    } else {
      rooms.set(index, room);
    }
  }

  private static double share(Load load, Load instance) {
    return Math.max(
        (double) load.memory() / Math.max(1, instance.memory()),
        (double) load.cpu() / Math.max(1, instance.cpu()));
  }
}
