"""Pages of messages: for the link worker of a case, and for the referrer who reads them."""
