"""The programme theory in versions: what each holds, how it differs, and who signed it."""
