"""One file a step, each in one transaction."""
