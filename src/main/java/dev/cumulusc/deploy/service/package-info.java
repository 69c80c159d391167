/** The AWS services as far as a deployment needs them: interfaces, and the values they exchange. */
@NullMarked
package dev.cumulusc.deploy.service;

import org.jspecify.annotations.NullMarked;
