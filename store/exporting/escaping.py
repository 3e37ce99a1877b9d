"""Report text made harmless in the languages we write."""

_MARKDOWN = "\\`*_{}[]<>#+|~"


def escaped_markdown(text: str) -> str:
    """`text` with Markdown's own signs made literal (CommonMark 2.4, backslash escapes)."""
    return "".join("\\" + char if char in _MARKDOWN else char for char in text)
