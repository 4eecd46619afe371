"""From one row of the invented table to the dated rows that a service would have kept of it."""
