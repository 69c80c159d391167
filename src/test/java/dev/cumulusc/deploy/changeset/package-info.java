/** Tests of change sets. */
@NullMarked
package dev.cumulusc.deploy.changeset;

import org.jspecify.annotations.NullMarked;
