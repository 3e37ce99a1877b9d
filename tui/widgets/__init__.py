"""The panes and lines of the app: one widget one file, each announcing with messages of its own."""
