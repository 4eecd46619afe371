"""The clocks of a service, its own or the usual ones."""

from linkwork.access.models import Organisation, ServicePolicy


def policy_of(organisation: Organisation) -> ServicePolicy:
    """The service's policy; the usual working figures where it has set none."""
    found = ServicePolicy.objects.filter(organisation=organisation).first()
    return found or ServicePolicy(organisation=organisation)
