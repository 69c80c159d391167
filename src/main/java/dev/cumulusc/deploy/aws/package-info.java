/** The services of AWS behind narrow interfaces: the only place with the AWS SDK. */
@NullMarked
package dev.cumulusc.deploy.aws;

import org.jspecify.annotations.NullMarked;
