"""What a deployer may set, by environment or a `.env` file; each with a working default."""

import secrets
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

import tomli_w
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Configuration(BaseSettings):
    """Every setting of a deployment. Names in the environment start with LINKWORK_ unless shown."""

    model_config = SettingsConfigDict(env_prefix="LINKWORK_", env_file=".env", extra="ignore")

    folder: Path = Field(
        default=Path("var"), description="Where the embedded database, keys and anchors are kept."
    )
    database_url: str = Field(
        default="",
        validation_alias="DATABASE_URL",
        description="sqlite:///path or postgresql://user:password@host/name; empty: in the folder.",
    )
    secret_key: str = Field(default="", description="Django's secret; made and kept when empty.")
    audit_key: str = Field(
        default="", description="Key of the audit chain, outside the database; made when empty."
    )
    demo: bool = Field(
        default=False, description="Show one sign-in button per role, and mark people as invented."
    )
    debug: bool = Field(default=False, description="Show faults in full. Never in service.")
    hosts: list[str] = Field(
        default=["127.0.0.1", "localhost"], description="Host names that are answered."
    )
    https: bool = Field(
        default=False, description="Send cookies over HTTPS only, and say so to browsers (HSTS)."
    )
    trusted_proxies: int = Field(
        default=0, description="How many proxies stand before us, for the client's address."
    )
    origins: list[str] = Field(
        default=[], description="Trusted origins of forms, such as https://linkwork.example.org."
    )
    site: str = Field(
        default="http://127.0.0.1:8000",
        description="Where people reach this service; begins the links in messages.",
    )
    email: Literal["file", "smtp", "notify"] = Field(
        default="file",
        description="How e-mail leaves: into the outbox folder, a mail server or GOV.UK Notify.",
    )
    email_host: str = Field(default="localhost", description="The mail server, for `smtp`.")
    email_port: int = Field(default=587, description="The mail server's port.")
    email_tls: bool = Field(default=True, description="Speak to the mail server by STARTTLS.")
    email_user: str = Field(default="", description="The name to sign in to the mail server with.")
    email_password: str = Field(default="", description="The mail server's password.")
    email_from: str = Field(
        default="Linkwork <linkwork@localhost>", description="Whom an e-mail says it is from."
    )
    sms: Literal["file", "notify"] = Field(
        default="file", description="How texts leave: into the outbox folder, or by GOV.UK Notify."
    )
    notify_key: str = Field(default="", description="The API key of your service at GOV.UK Notify.")
    notify_sms_template: str = Field(
        default="", description="Id of the Notify template for texts; its words are ((text))."
    )
    notify_email_template: str = Field(
        default="",
        description="Id of the Notify template for e-mail: ((subject)) and ((text)).",
    )
    notify_address: str = Field(
        default="https://api.notifications.service.gov.uk",
        description="Where Notify answers; another only for a stand-in.",
    )
    feed_hosts: list[str] = Field(
        default=[], description="Hosts that feeds of the directory may be fetched from."
    )
    feed_private: bool = Field(
        default=False, description="Fetch feeds from private networks and over plain HTTP too."
    )
    logo: str = Field(default="", description="Address of a logo below /static/; empty: none.")

    def address(self) -> str:
        """Where the database is: the address given, else SQLite in the folder."""
        embedded = (self.folder / "linkwork.sqlite3").resolve()
        return self.database_url or f"sqlite:///{embedded}"


KEYS = ("secret_key", "audit_key")


@cache
def configuration() -> Configuration:
    """The deployment's settings, read once; missing keys are made and kept in the folder."""
    chosen = Configuration()
    missing = [name for name in KEYS if not getattr(chosen, name)]
    if not missing:
        return chosen
    kept = _kept_keys(chosen.folder)
    return chosen.model_copy(update={name: kept[name] for name in missing})


def _kept_keys(folder: Path) -> dict[str, str]:
    """Read the keys kept in the folder; make them, readable by the owner alone, the first time."""
    path = folder / "keys.toml"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        made = {name: secrets.token_urlsafe(48) for name in KEYS}
        path.write_text(tomli_w.dumps(made), encoding="utf-8")
    return tomllib.loads(path.read_text(encoding="utf-8"))
