/** The located tree that every stage before binding works on. */
@NullMarked
package dev.cumulusc.tree;

import org.jspecify.annotations.NullMarked;
