"""What leaves the archive: citations and export formats, one file each."""
