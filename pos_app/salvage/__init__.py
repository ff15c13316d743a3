"""`python -m pos_app salvage`: a dead till's disk hands its journal in, on any machine, with HQ's recovery key."""
