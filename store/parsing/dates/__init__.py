"""When the meeting was, when it was published, and what it looks back on."""
