/** Tests of the checks of templates. */
@NullMarked
package dev.cumulusc.rules.template;

import org.jspecify.annotations.NullMarked;
