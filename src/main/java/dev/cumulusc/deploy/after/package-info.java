/** What is done beside a stack's deployment: files, keys, tasks and stages that belong to it. */
@NullMarked
package dev.cumulusc.deploy.after;

import org.jspecify.annotations.NullMarked;
