"""Vietnamese as such: normal forms, folding, tone placement, sentences. Knows no meetings."""
