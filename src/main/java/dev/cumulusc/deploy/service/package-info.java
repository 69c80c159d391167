/** The services beside CloudFormation, as far as a deployment needs them. */
@NullMarked
package dev.cumulusc.deploy.service;

import org.jspecify.annotations.NullMarked;
