"""The tests of the till; each folder tests the package of its name."""
