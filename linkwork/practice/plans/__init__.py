"""What the person wants, in their words, and what stands in the way."""
