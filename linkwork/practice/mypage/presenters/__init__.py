"""What the pages say, in words that a ten-year-old can read."""
