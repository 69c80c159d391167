/** The command line: commands, options and exit codes, without logic of their own. */
@NullMarked
package dev.cumulusc.cli;

import org.jspecify.annotations.NullMarked;
