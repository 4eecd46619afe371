"""The pages of documents, passages, studies and second readings."""
