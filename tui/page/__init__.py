"""A meeting laid out as a page to read: pure values, no widget."""
