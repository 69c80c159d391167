/**
 * What use cases report to whoever runs them, and what they ask: values, without a word of how they
 * look.
 */
@NullMarked
package dev.cumulusc.app.event;

import org.jspecify.annotations.NullMarked;
