/** What task states can call: the ARNs of their resources, service integrations, AWS's actions. */
@NullMarked
package dev.cumulusc.asl.service;

import org.jspecify.annotations.NullMarked;
