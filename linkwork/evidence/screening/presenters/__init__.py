"""Screening in words: what each page of it says to one reader."""
