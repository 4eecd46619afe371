"""Practice: what a person may ask of their record, and how long it is kept."""
