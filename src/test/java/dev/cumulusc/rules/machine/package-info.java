@NullMarked
package dev.cumulusc.rules.machine;

import org.jspecify.annotations.NullMarked;
