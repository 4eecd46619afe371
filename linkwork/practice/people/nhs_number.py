"""NHS numbers: ten digits, the last of which checks the others (modulus 11)."""

WEIGHTS = range(10, 1, -1)


class Wrong(ValueError):
    """What was given is no NHS number; the message says how to mend it."""


def read(written: str) -> str:
    """Take spaces and dashes out of a number as written; raise `Wrong` where it cannot be one.

    Nothing written is nothing known: it is answered as it is.
    """
    digits = "".join(sign for sign in written if not (sign.isspace() or sign in "-\N{EN DASH}"))
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdigit()):
        raise Wrong("An NHS number has figures only, like 999 000 0018")
    if len(digits) != 10:
        raise Wrong(f"An NHS number has 10 figures; this has {len(digits)}")
    if not checks(digits):
        raise Wrong("This is not an NHS number: one of its figures is wrong. Check it")
    return digits


def checks(digits: str) -> bool:
    """Say whether the tenth digit is the one the other nine ask for."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=False))
    check = (11 - total % 11) % 11
    return check != 10 and check == int(digits[9])
