"""Counts, targets and ratings."""
