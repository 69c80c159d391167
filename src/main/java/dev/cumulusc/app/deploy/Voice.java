package dev.cumulusc.app.deploy;

import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.plan.Planner;
import dev.cumulusc.diagnostic.Diagnostics;

/** What is told of stacks that are looked at. */
public interface Voice {
  /** Tells something in a sentence. */
  void say(String sentence);

  /** Tells what is wrong, although it goes on. */
  void warn(String sentence);

  /** Tells why it does not go on. */
  void refuse(String sentence);

  /** Shows that something goes on which may take a while, until it is closed. */
  Activity begin(String what);

  /** Something that goes on. */
  @FunctionalInterface
  interface Activity extends AutoCloseable {
    @Override
    void close();
  }

  /** Tells what was found in the application's files. */
  void found(Diagnostics diagnostics);

  /** Tells why CloudFormation refuses what is planned for a stack. */
  void show(Planner.Refused refused, PreparedStack stack);
}
