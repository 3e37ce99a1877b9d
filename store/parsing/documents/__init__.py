"""Which documents a report cites, each under one key."""
