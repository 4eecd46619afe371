"""The page of answers, as frozen rows of words and places."""
