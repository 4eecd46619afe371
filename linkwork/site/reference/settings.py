"""docs/reference/settings.md, from the configuration's own fields."""

from pydantic.fields import FieldInfo

from linkwork.site.configuration import Configuration
from linkwork.site.reference import markdown


def page() -> str:
    """List every setting with its name in the environment, its default and its meaning."""
    rows = [
        (markdown.code(in_environment(name, field)), _default(field), field.description or "")
        for name, field in Configuration.model_fields.items()
    ]
    return markdown.page(
        "Settings",
        "Set in the environment or in a file `.env` beside `manage.py`; each has a default that "
        'works on one\'s own machine. A list is written as JSON: `["linkwork.example"]`.',
        markdown.table(("name", "default", "meaning"), rows),
    )


def in_environment(name: str, field: FieldInfo) -> str:
    """Answer the name by which the environment sets a field."""
    if isinstance(field.validation_alias, str):
        return field.validation_alias
    return f"{Configuration.model_config.get('env_prefix', '')}{name}".upper()


def _default(field: FieldInfo) -> str:
    value = field.default
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(markdown.code(part) for part in value) or "none"
    return markdown.code(value) or "none"
