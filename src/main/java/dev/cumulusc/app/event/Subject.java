package dev.cumulusc.app.event;

/** What a question is about, by which a front end may know its answer beforehand. */
public enum Subject {
  /** What a new application is called, where it goes, and what it has. */
  NEW_APPLICATION,
  /** Whether a plan is executed. */
  DEPLOY,
  /** Whether files beside stacks that don't change are written. */
  WRITE_FILES,
  /** What repairs a stack that can't be deployed to. */
  REPAIR,
  /** Whether a stack is deleted. */
  DELETE,
  /** Whether a deletion that failed is tried again without what it failed at. */
  RETRY_DELETE,
  /** What becomes of an operation whose watch was interrupted. */
  INTERRUPTED
}
