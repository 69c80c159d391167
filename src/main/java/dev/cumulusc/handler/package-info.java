/**
 * What the local source of a Node.js function shows of its handler. Nothing is ever run, and what
 * the source alone does not decide stays open.
 */
@NullMarked
package dev.cumulusc.handler;

import org.jspecify.annotations.NullMarked;
