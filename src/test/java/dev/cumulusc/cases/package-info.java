/**
 * Runs the cases of src/test/resources/cases: applications, and what a user sees of compiling them.
 */
@NullMarked
package dev.cumulusc.cases;

import org.jspecify.annotations.NullMarked;
