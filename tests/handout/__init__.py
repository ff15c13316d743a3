"""The program to hand out: what comes along, its licences, and the bare Debian; nothing is built here."""
