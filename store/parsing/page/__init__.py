"""What is what on the page: headline, stamp, captions, byline, body."""
