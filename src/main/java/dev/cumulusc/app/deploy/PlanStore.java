package dev.cumulusc.app.deploy;

import dev.cumulusc.deploy.plan.Plan;
import java.io.IOException;

/** Keeps plans that are to be executed later. */
@FunctionalInterface
public interface PlanStore {
  /**
   * Keeps a plan, which may be one with nothing to do.
   *
   * @throws IOException if it can't be kept; its change sets are taken back then
   */
  void save(Plan plan) throws IOException;
}
