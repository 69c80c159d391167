/** Packages of code and templates, and their way to S3. */
@NullMarked
package dev.cumulusc.deploy.bundle;

import org.jspecify.annotations.NullMarked;
