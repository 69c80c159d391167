/** Checks of a template as a whole, whoever made it. */
@NullMarked
package dev.cumulusc.rules.template;

import org.jspecify.annotations.NullMarked;
