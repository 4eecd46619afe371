"""The bundle: a whole review as one file that comes back in and goes out again the same."""
