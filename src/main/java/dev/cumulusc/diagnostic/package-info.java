/**
 * What is wrong or noteworthy in a deployment, as data: rules, severities, positions and
 * suggestions.
 */
@NullMarked
package dev.cumulusc.diagnostic;

import org.jspecify.annotations.NullMarked;
