/** The deployment as records: what the configuration means, free of YAML. */
@NullMarked
package dev.cumulusc.model;

import org.jspecify.annotations.NullMarked;
