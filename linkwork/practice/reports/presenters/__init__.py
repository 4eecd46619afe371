"""The reports as pages say them: a finding, a picture that is a table, and how it is counted."""
