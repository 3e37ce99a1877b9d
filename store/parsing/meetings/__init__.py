"""What kind of meeting it was, and whether there was one."""
