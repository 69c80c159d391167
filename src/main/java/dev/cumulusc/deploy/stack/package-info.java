/** Stacks, events and change sets as values, and CloudFormation as an interface. */
@NullMarked
package dev.cumulusc.deploy.stack;

import org.jspecify.annotations.NullMarked;
