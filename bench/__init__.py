"""What the till takes, beside what the machine alone would take: `python -m bench`."""
