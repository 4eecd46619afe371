"""Turn a bound Django field into what the NHS macros ask for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from linkwork.ui.dates import When
from linkwork.ui.widgets import Chips, DateParts, ManyChips, Scale

Params = dict[str, Any]
TYPES: dict[type[forms.Widget], Params] = {
    forms.EmailInput: {"type": "email", "autocomplete": "email", "spellcheck": False},
    forms.NumberInput: {"inputmode": "decimal", "width": "5"},
    forms.URLInput: {"type": "url", "spellcheck": False},
    forms.PasswordInput: {"type": "password", "spellcheck": False},
    forms.DateInput: {"type": "date", "width": "10"},
    forms.TimeInput: {"type": "time", "width": "5"},
}


def described(
    bound: BoundField, label: str | None = None, hint: str | None = None, classes: str = ""
) -> Params:
    """Say which component shows this field (`kind`) and with what (`params`)."""
    widget = bound.field.widget
    kind, builder = _kind(widget)
    text = str(label or bound.label)
    params: Params = {
        "id": bound.id_for_label or bound.html_name,
        "idPrefix": bound.auto_id or bound.html_name,
        "name": bound.html_name,
        "classes": classes,
        "attributes": _attributes(widget, bound),
        "label": {"text": text, "classes": "lw-label"},
        "fieldset": {"legend": {"text": text, "classes": "lw-label"}},
        "optional": not bound.field.required and kind not in ("checkbox", "hidden"),
    }
    if hint or bound.help_text:
        params["hint"] = {"text": str(hint or bound.help_text)}
    if bound.errors:
        params["errorMessage"] = {"text": str(bound.errors[0])}
    return {"kind": kind, "params": builder(bound, params)}


def _kind(widget: Any) -> tuple[str, Any]:
    for shown, kind, builder in KINDS:
        if isinstance(widget, shown):
            return kind, builder
    return "input", _text


def _plain(_bound: BoundField, params: Params) -> Params:
    return params


def _attributes(widget: Any, bound: BoundField) -> Params:
    known = {k: v for k, v in widget.attrs.items() if k not in NAMED and v not in (None, False)}
    maximum = getattr(bound.field, "max_length", None)
    if maximum and isinstance(widget, forms.TextInput) and "maxlength" not in known:
        known["maxlength"] = str(maximum)
    return {name: "" if value is True else str(value) for name, value in known.items()}


WIDTHS = {"day": 2, "month": 3, "year": 4}
NAMED = {"class", "rows", "autocomplete", "inputmode", "placeholder", "spellcheck", "size"}


def _text(bound: BoundField, params: Params) -> Params:
    widget = bound.field.widget
    for shown, extra in TYPES.items():
        if isinstance(widget, shown):
            params |= extra
    params |= {name: widget.attrs[name] for name in NAMED - {"class"} if name in widget.attrs}
    if value := _value(bound):
        params["value"] = value
    return params


def _area(bound: BoundField, params: Params) -> Params:
    rows = str(bound.field.widget.attrs.get("rows") or 4)
    return params | {"rows": rows, "value": _value(bound)}


def _value(bound: BoundField) -> str:
    if isinstance(bound.field.widget, forms.PasswordInput):
        return ""
    shown = bound.field.widget.format_value(bound.value())
    return "" if shown is None else str(shown)


def _choices(bound: BoundField, params: Params) -> Params:
    chosen = _chosen(bound.value())
    params["items"] = [
        {"value": key, "text": text, "checked": key in chosen, "selected": key in chosen}
        for key, text in options(bound.field.widget.choices)
    ]
    return params


def _buttons(bound: BoundField, params: Params) -> Params:
    params = _choices(bound, params)
    params.pop("id")
    params["items"] = [one for one in params["items"] if one["value"]]
    for index, one in enumerate(params["items"]):
        one["id"] = f"{params['idPrefix']}_{index}"
    params["columns"] = getattr(bound.field.widget, "columns", 2)
    params["other"] = getattr(bound.field.widget, "other", "") or None
    params["low"] = getattr(bound.field.widget, "low", "")
    params["high"] = getattr(bound.field.widget, "high", "")
    params["many"] = isinstance(bound.field.widget, forms.CheckboxSelectMultiple)
    return params


def _tick(bound: BoundField, params: Params) -> Params:
    checked = bool(bound.value()) and str(bound.value()).lower() not in ("false", "0")
    item = {
        "value": "on",
        "text": params["label"]["text"],
        "checked": checked,
        "id": params.pop("id"),
        "attributes": params.pop("attributes"),
    }
    if "hint" in params:
        item["hint"] = params.pop("hint")
    params.pop("fieldset")
    return params | {"items": [item]}


def _date(bound: BoundField, params: Params) -> Params:
    return params | {"items": _parts(bound.html_name, bound.auto_id, bound.value(), bound)}


def _parts(name: str, auto_id: Any, value: Any, bound: BoundField) -> list[Params]:
    typed = DateParts().split(value)
    error = " nhsuk-input--error" if bound.errors else ""
    return [
        {
            "id": f"{auto_id or name}_{part}",
            "name": f"{name}_{part}",
            "label": part.capitalize(),
            "classes": f"nhsuk-input--width-{WIDTHS[part]}{error}",
            "value": written or None,
        }
        for part, written in zip(DateParts.parts, typed, strict=True)
    ]


def _when(bound: BoundField, params: Params) -> Params:
    widget = bound.field.widget
    value = bound.value()
    chip, other = value if isinstance(value, list) else widget.decompress(value)
    params["name"] = f"{bound.html_name}_near"
    params["columns"] = 2
    params["items"] = [
        {"value": key, "text": text, "checked": key == str(chip or "")} for key, text in widget.near
    ]
    for index, one in enumerate(params["items"]):
        suffix = f"_{index}" if index else ""
        one["id"] = f"{params['idPrefix']}_near{suffix}"
    params["other"] = When.OTHER
    params["parts"] = _parts(
        f"{bound.html_name}_other", f"{params['idPrefix']}_other", other, bound
    )
    return params


KINDS: tuple[tuple[Any, str, Any], ...] = (
    (When, "when", _when),
    (DateParts, "date", _date),
    (Scale, "scale", _buttons),
    ((Chips, ManyChips), "chips", _buttons),
    (forms.CheckboxSelectMultiple, "checkboxes", _buttons),
    (forms.RadioSelect, "radios", _buttons),
    (forms.CheckboxInput, "checkbox", _tick),
    (forms.SelectMultiple, "checkboxes", _buttons),
    (forms.Select, "select", _choices),
    (forms.Textarea, "textarea", _area),
    (forms.ClearableFileInput, "file", _plain),
    (forms.FileInput, "file", _plain),
    ((forms.HiddenInput, forms.MultipleHiddenInput), "hidden", _text),
)


def options(choices: Iterable[Any]) -> list[tuple[str, str]]:
    """List a field's choices as value and words, groups opened out."""
    found: list[tuple[str, str]] = []
    for key, text in choices:
        if isinstance(text, list | tuple):
            found += options(text)
        else:
            found.append(("" if key is None else str(key), str(text)))
    return found


def _chosen(value: Any) -> set[str]:
    many = value if isinstance(value, list | tuple | set) else [value]
    return {str(getattr(one, "pk", one)) for one in many if one is not None}


def problems(form: Any) -> list[dict[str, str]]:
    """List what is wrong with a form, each with the address of its field."""
    found = []
    for name, errors in form.errors.items():
        here = name in form.fields and not form[name].is_hidden
        href = f"#{_first_id(form[name])}" if here else ""
        found += [{"text": str(error), **({"href": href} if href else {})} for error in errors]
    return found


def _first_id(bound: BoundField) -> str:
    shown = described(bound)
    items = shown["params"].get("items") or [{}]
    return str(items[0].get("id") or shown["params"].get("id"))
