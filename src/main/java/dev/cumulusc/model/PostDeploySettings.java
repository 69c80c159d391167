package dev.cumulusc.model;

import java.util.Optional;

/**
 * What a configuration says about what is done beside a stack's deployment, whichever engine makes
 * its template.
 *
 * @param files what the programs of Cumulus read from files beside the stack; nothing for an
 *     application without workflows or without buckets, which has no such files
 * @param restartTasks whether a deployment stops the running ECS tasks afterwards, so that their
 *     services start them again
 */
public record PostDeploySettings(Optional<CumulusFiles> files, Switch restartTasks) {}
