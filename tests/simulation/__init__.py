"""The chain simulator: the real tills, the real HQ, one seeded scheduler (docs/simulator.md)."""
