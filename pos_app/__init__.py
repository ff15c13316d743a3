"""The till: what a person can do at a register (services), how it looks (ui), what it is attached to."""
