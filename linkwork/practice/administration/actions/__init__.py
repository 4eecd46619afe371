"""What an administrator can do: posts, teams, practices, policies. Nothing of a person."""

from linkwork.practice.administration.actions.bodies import (
    amend_practice,
    found_practice,
    found_team,
    rename_team,
    say_feature,
)
from linkwork.practice.administration.actions.policies import amend_policy
from linkwork.practice.administration.actions.posts import employ, end_post

__all__ = [
    "amend_policy",
    "amend_practice",
    "employ",
    "end_post",
    "found_practice",
    "found_team",
    "rename_team",
    "say_feature",
]
