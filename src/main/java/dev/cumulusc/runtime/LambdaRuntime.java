package dev.cumulusc.runtime;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A runtime of Lambda and its dates, each missing where AWS has named none.
 *
 * @param name as it is written at a function: {@code nodejs24.x}
 * @param deprecated when support ends
 * @param createBlock from when no function of it is created
 * @param updateBlock from when none is updated
 * @param successor the name of the runtime to move to
 */
public record LambdaRuntime(
    String name,
    Optional<LocalDate> deprecated,
    Optional<LocalDate> createBlock,
    Optional<LocalDate> updateBlock,
    Optional<String> successor) {

  /** Whether it is without support on a day. */
  public boolean isDeprecated(LocalDate day) {
    return isPast(deprecated, day);
  }

  /** Whether functions of it can't be created on a day. */
  public boolean isCreateBlocked(LocalDate day) {
    return isPast(createBlock, day);
  }

  /** Whether functions of it can be neither created nor updated on a day. */
  public boolean isUpdateBlocked(LocalDate day) {
    return isPast(updateBlock, day);
  }

  private static boolean isPast(Optional<LocalDate> date, LocalDate day) {
    return date.filter(found -> !found.isAfter(day)).isPresent();
  }
}
