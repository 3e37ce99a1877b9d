"""Where the meeting was, and in which province."""
