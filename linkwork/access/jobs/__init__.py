"""What the service does by itself: a room registers its jobs, and a worker runs what is due."""

from linkwork.access.jobs.registry import Job, register, registered

__all__ = ["Job", "register", "registered"]
