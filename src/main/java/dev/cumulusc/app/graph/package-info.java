/** What is drawn of applications: their workflows, as they are and as they were. */
@NullMarked
package dev.cumulusc.app.graph;

import org.jspecify.annotations.NullMarked;
