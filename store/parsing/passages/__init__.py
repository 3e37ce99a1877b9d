"""What each sentence tells, and what was asked for."""
