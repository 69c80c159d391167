"""Whether the roles of state machines allow what their workflows need, and nothing else."""
