package dev.cumulusc.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.capacity.Packing.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackingTest {
  private static final Load INSTANCE = new Load(2048, 8000);

  @ParameterizedTest
  @CsvSource({
    "4000, 0, 4, 2, FITS",
    "4000, 0, 5, 2, NEVER_FITS", // the sum
    "4001, 0, 2, 2, FITS",
    "4001, 0, 3, 2, NEVER_FITS", // no two together, though the sum would fit
    "8000, 0, 1, 1, FITS",
    "8001, 0, 1, 9, NEVER_FITS",
    "1, 1024, 4, 2, FITS",
    "1, 1024, 5, 2, NEVER_FITS",
    "1, 1025, 3, 2, NEVER_FITS",
    "2700, 0, 5, 2, NEVER_FITS", // two on each, which only the search finds out
    "2600, 0, 6, 2, FITS",
    "9999, 0, 0, 0, FITS",
    "1, 0, 1, 0, NEVER_FITS",
    "1, 1, 1000000000, 100, NEVER_FITS",
    "1, 0, 6000, 1, UNDECIDED"
  })
  void answersForContainersOfOneKind(
      long memory, long cpu, long count, int instances, Answer answer) {
    assertThat(Packing.of(List.of(new Demand(new Load(cpu, memory), count)), INSTANCE, instances))
        .isEqualTo(answer);
  }

  @Test
  void findsPlacementsThatTheLargestFirstMisses() {
    // 5 + 5 and 4 + 3 + 3, but largest first on the first with room: 5 + 5, then 4 + 3, 3 left over
    List<Demand> demands = List.of(kind(50, 1), kind(26, 2), kind(25, 2), kind(24, 2));

    assertThat(Packing.of(demands, new Load(1, 100), 2)).isEqualTo(Answer.FITS);
  }

  @Test
  void agreesWithTryingAllPlacements() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      List<Load> containers = new ArrayList<>();
      List<Demand> demands = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Load load = new Load(1 + random.nextInt(6), 1 + random.nextInt(6));
        containers.add(load);
        demands.add(new Demand(load, 1));
      }
      Load instance = new Load(9, 8);
      int instances = 2 + random.nextInt(3);
      boolean fits = fits(containers, 0, new Load[instances], instance);
      assertThat(Packing.of(demands, instance, instances))
          .as(containers + " on " + instances)
          .isEqualTo(fits ? Answer.FITS : Answer.NEVER_FITS);
    }
  }

  private static boolean fits(List<Load> containers, int index, Load[] used, Load instance) {
    if (index == containers.size()) {
      return true;
    }
    for (int i = 0; i < used.length; i++) {
      Load before = used[i] == null ? Load.NONE : used[i];
      Load after = before.plus(containers.get(index));
      if (after.fitsInto(instance)) {
        used[i] = after;
        if (fits(containers, index + 1, used, instance)) {
          return true;
        }
        used[i] = before;
      }
    }
    return false;
  }

  private static Demand kind(long memory, long count) {
    return new Demand(new Load(0, memory), count);
  }
}
