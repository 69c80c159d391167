/** How the stacks of an application are, and what runs in them. */
@NullMarked
package dev.cumulusc.deploy.status;

import org.jspecify.annotations.NullMarked;
