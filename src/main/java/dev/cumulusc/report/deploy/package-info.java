/** What deployments do, as text for people. */
@NullMarked
package dev.cumulusc.report.deploy;

import org.jspecify.annotations.NullMarked;
