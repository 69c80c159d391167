"""Runs tasks that moved to Docker with a worker that has the limits of the published one."""
