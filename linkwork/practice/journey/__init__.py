"""The whole journey in one view: a link worker's day, and a person's chain."""
