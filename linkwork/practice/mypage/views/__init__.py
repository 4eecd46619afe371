"""Pages of the person and their carer, and of the link worker beside them."""
