"""What can be done to a lottery. Every write to these tables passes here."""

from linkwork.practice.lotteries.actions.declaring import declare, start
from linkwork.practice.lotteries.actions.ending import close, reveal, stop
from linkwork.practice.lotteries.actions.entering import enter, give, say_no

__all__ = ["close", "declare", "enter", "give", "reveal", "say_no", "start", "stop"]
