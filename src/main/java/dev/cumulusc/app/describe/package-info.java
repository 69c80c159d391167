/** What a report says of an application, as values. */
@NullMarked
package dev.cumulusc.app.describe;

import org.jspecify.annotations.NullMarked;
