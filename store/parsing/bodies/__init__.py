"""Who held the meeting: bodies, their names, and what the names leave out."""
