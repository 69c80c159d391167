/** Running executions of state machines, and what they still need of what a deployment changes. */
@NullMarked
package dev.cumulusc.deploy.inflight;

import org.jspecify.annotations.NullMarked;
