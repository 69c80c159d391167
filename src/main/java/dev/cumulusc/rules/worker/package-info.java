/** Rules about the services that run Lambda functions in containers. */
@NullMarked
package dev.cumulusc.rules.worker;

import org.jspecify.annotations.NullMarked;
