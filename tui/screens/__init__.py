"""The screens: the browser, and what is laid over it for a moment."""
