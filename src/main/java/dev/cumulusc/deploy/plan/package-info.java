/** What a deployment is going to change, and whether it may. */
@NullMarked
package dev.cumulusc.deploy.plan;

import org.jspecify.annotations.NullMarked;
