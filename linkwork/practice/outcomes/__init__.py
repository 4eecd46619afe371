"""What the person says of how things are: measures and short probes, before and after."""
