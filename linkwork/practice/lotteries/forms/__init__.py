"""The forms of lotteries."""
