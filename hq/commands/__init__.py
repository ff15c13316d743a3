"""HQ's commands about registers that will not speak again, and about its own life: `add_commands` (`__main__`)."""
