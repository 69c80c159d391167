/** Tests of the services of AWS as deployments see them. */
@NullMarked
package dev.cumulusc.deploy.aws;

import org.jspecify.annotations.NullMarked;
