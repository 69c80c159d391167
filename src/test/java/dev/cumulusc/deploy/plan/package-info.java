/** Tests of plans. */
@NullMarked
package dev.cumulusc.deploy.plan;

import org.jspecify.annotations.NullMarked;
