package dev.cumulusc.capacity;

import java.util.List;
import java.util.Optional;

/**
 * The sizes of tasks that Fargate has: to each number of CPU units belong only some sizes of
 * memory.
 *
 * <p>Source:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
public final class FargateSize {
  /**
   * The sizes of memory that go with a number of CPU units.
   *
   * @param first the smallest, in MiB
   * @param last the largest, in MiB
   * @param step what is between two of them, in MiB
   */
  private record Row(long cpu, long first, long last, long step) {

    /** Returns the smallest memory of this row that holds so much. */
    Optional<Load> holding(long memory) {
      long steps = Math.max(0, (memory - first + step - 1) / step);
      long size = first + steps * step;
      return size > last ? Optional.empty() : Optional.of(new Load(cpu, size));
    }
  }

  private static final List<Row> ROWS =
      List.of(
          new Row(256, 512, 512, 512),
          new Row(256, 1024, 2048, 1024),
          new Row(512, 1024, 4096, 1024),
          new Row(1024, 2048, 8192, 1024),
          new Row(2048, 4096, 16_384, 1024),
          new Row(4096, 8192, 30_720, 1024),
          new Row(8192, 16_384, 61_440, 4096),
          new Row(16_384, 32_768, 122_880, 8192));

  /**
   * The longest time that Fargate waits for a container to stop, in seconds.
   *
   * <p>Source:
   * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
   */
  public static final int MAX_STOP_SECONDS = 120;

  /** The largest task of all. */
  public static final Load MAX = new Load(16_384, 122_880);

  private FargateSize() {}

  /**
   * Returns the smallest size that holds a load: with the fewest CPU units, and then with the least
   * memory; nothing where no task is so large.
   */
  public static Optional<Load> holding(Load load) {
    return ROWS.stream()
        .filter(row -> row.cpu() >= load.cpu())
        .flatMap(row -> row.holding(load.memory()).stream())
        .findFirst();
  }
}
