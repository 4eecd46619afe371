"""People who sign in, and what they are in which organisation."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models

from linkwork.access.models.organisations import Organisation, Team
from linkwork.access.roles import Role


class StaffManager(UserManager["User"]):
    """Users are known by their e-mail address."""

    def create_user(  # type: ignore[override]  # the address stands where Django has a user name
        self, email: str, password: str | None = None, **fields: Any
    ) -> "User":
        """Make someone who can sign in; no password means another way in must be used."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractUser):
    """Someone who signs in. What they may do comes from a membership, never from this row."""

    username = None  # type: ignore[assignment]  # the e-mail address is the name
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[StaffManager] = StaffManager()

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One user in one organisation in one role, from a date and perhaps to one."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL)
    role = models.CharField(max_length=40, choices=[(role.value, role.value) for role in Role])
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
