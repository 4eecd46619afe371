"""The pages of referring, triage, contacts and handing over."""
