/** New applications: the files to begin with. */
@NullMarked
package dev.cumulusc.app.create;

import org.jspecify.annotations.NullMarked;
