"""The pages of referring, triage, comparing records, contacts, holds and tasks."""
