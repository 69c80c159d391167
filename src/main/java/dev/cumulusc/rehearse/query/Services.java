package dev.cumulusc.rehearse.query;

import java.time.Instant;
import java.util.Random;

/** What differs from one execution to the next on AWS, and is fixed in a rehearsal. */
public interface Services {
  /** Returns the virtual time. */
  Instant now();

  /** Returns the source of random numbers. */
  Random random();

  /** Makes a UUID. */
  String uuid();
}
