"""What can be done in the synthesis: to statements, their standing, links, configurations."""

from linkwork.evidence.synthesis.actions.carrying import carry, leave
from linkwork.evidence.synthesis.actions.coding import code
from linkwork.evidence.synthesis.actions.configuring import configure, reconfigure
from linkwork.evidence.synthesis.actions.drafting import amend, draft, propose, send_back
from linkwork.evidence.synthesis.actions.joining import merge, part, split
from linkwork.evidence.synthesis.actions.linking import link, withdraw
from linkwork.evidence.synthesis.actions.moving import adjudicate, move
from linkwork.evidence.synthesis.actions.publishing import cite, publish
from linkwork.evidence.synthesis.actions.standing import set_status, take_up
from linkwork.evidence.synthesis.refused import NotAllowed

__all__ = [
    "NotAllowed",
    "adjudicate",
    "amend",
    "carry",
    "cite",
    "code",
    "configure",
    "draft",
    "leave",
    "link",
    "merge",
    "move",
    "part",
    "propose",
    "publish",
    "reconfigure",
    "send_back",
    "set_status",
    "split",
    "take_up",
    "withdraw",
]
