/** Tests of workflows: files of cases, what they expect, and what they reach. */
@NullMarked
package dev.cumulusc.rehearse.test;

import org.jspecify.annotations.NullMarked;
