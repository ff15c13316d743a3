"""Plans on the command line, and the plans of the demo."""
