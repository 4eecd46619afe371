"""The gate attacks its own tables, and all it released before, as the best reader could."""
