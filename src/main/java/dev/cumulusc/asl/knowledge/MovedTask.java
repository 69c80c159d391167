package dev.cumulusc.asl.knowledge;

import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;

/** The mark of what the move of a task to an activity put into a state. */
public final class MovedTask {
  private static final String HOW = "moved behind the activity `";

  private MovedTask() {}

  /**
   * Returns the origin of what a move puts into a state.
   *
   * @param resource the origin of the state's own resource
   * @param activity the logical ID of the activity
   * @param setting the setting that moves the task
   * @param flag the place of the setting
   */
  public static Origin origin(Origin resource, String activity, String setting, SourceSpan flag) {
    return new Origin.Merged(resource, HOW + activity + "` by `" + setting + "`", flag);
  }

  /** Returns whether a move put something into its state. */
  public static boolean isMadeBy(Origin origin) {
    return origin instanceof Origin.Merged merged && merged.how().startsWith(HOW);
  }
}
