/**
 * JavaScript as Node.js takes it: its syntax, and the version of Node.js that each piece of it
 * needs. Nothing is ever evaluated.
 */
@NullMarked
package dev.cumulusc.javascript;

import org.jspecify.annotations.NullMarked;
