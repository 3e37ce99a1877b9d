"""Files that come with the program: sample reports and vocabularies. No code."""
