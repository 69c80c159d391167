/** What the program can do, one class per use case; nothing here prints or knows a command line. */
@NullMarked
package dev.cumulusc.app;

import org.jspecify.annotations.NullMarked;
