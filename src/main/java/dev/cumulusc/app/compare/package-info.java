/** Two states of an application, or of templates, side by side; nothing is asked of AWS. */
@NullMarked
package dev.cumulusc.app.compare;

import org.jspecify.annotations.NullMarked;
