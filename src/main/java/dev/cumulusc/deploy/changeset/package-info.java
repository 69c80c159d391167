/** Creates change sets, and merges what they say into the comparison of the templates. */
@NullMarked
package dev.cumulusc.deploy.changeset;

import org.jspecify.annotations.NullMarked;
