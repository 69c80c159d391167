/** The list of all rules, whichever part of the program checks them. */
@NullMarked
package dev.cumulusc.catalog;

import org.jspecify.annotations.NullMarked;
