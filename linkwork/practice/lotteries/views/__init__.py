"""Pages of lotteries."""
