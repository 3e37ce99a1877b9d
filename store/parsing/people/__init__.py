"""Who was there, in what office, and what they did."""
