"""JSON Pointer (RFC 6901): the place of a value inside another, as a text."""

__all__ = ["escaped", "pointer_of", "split_pointer"]


def escaped(token: str) -> str:
    """Return a key as it stands in a pointer.

    >>> escaped("a/b~c")
    'a~1b~0c'
    """
    return token.replace("~", "~0").replace("/", "~1")


def pointer_of(*path: str | int) -> str:
    """Return the pointer of a path of keys and indexes.

    >>> pointer_of("entries", 3, "extra", "a/b")
    '/entries/3/extra/a~1b'
    """
    return "".join(f"/{escaped(str(step))}" for step in path)


def split_pointer(pointer: str) -> tuple[str, ...]:
    """Return the path that a pointer names; indexes are texts, too.

    >>> split_pointer("/entries/3/extra/a~1b")
    ('entries', '3', 'extra', 'a/b')
    """
    return tuple(t.replace("~1", "/").replace("~0", "~") for t in pointer.split("/")[1:])
