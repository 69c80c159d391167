/** The settings file {@code cumulusc.yml}: what command lines of a project need not repeat. */
@NullMarked
package dev.cumulusc.cli.settings;

import org.jspecify.annotations.NullMarked;
