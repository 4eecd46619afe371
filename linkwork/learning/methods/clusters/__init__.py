"""What clusters do to an estimate: few of them, differences between them, likeness within them."""
