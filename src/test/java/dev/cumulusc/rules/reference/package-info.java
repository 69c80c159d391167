@NullMarked
package dev.cumulusc.rules.reference;

import org.jspecify.annotations.NullMarked;
