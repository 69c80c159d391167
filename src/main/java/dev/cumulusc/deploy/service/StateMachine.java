package dev.cumulusc.deploy.service;

/**
 * A state machine, or a version of one, as it is now.
 *
 * @param express whether it is an Express state machine, whose executions are not listed
 */
public record StateMachine(String arn, boolean express, Revision revision) {}
