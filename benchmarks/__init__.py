"""`make bench`: what is claimed about speed, memory and size, measured against named peers in one run."""
