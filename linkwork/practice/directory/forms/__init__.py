"""What is asked on the directory's pages."""
