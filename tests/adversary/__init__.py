"""What somebody with bad luck or bad will does to the money."""
