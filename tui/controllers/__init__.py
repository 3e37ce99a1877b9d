"""What the browser does for its keys, subject by subject; the browser itself only puts the panes together."""
