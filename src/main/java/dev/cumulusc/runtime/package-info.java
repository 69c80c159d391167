/**
 * What runs the code of functions: Lambda's runtimes, and versions of Node.js and what they take.
 */
@NullMarked
package dev.cumulusc.runtime;

import org.jspecify.annotations.NullMarked;
