"""Relations of a part: addresses and pictures it mentions, by their ids."""

from collections.abc import Iterator
from urllib.parse import quote

from msgspec import Struct, field

from compiler.model.block import Picture

_KEPT_IN_ADDRESSES = ":/?#@!$&'()*+,;=%~"


class Relations(Struct):
    """Gives out ids while the text of a part is made; a part never mentions a target twice."""

    addresses: dict[str, str] = field(default_factory=dict)
    """Address → id."""
    pictures: dict[str, tuple[str, Picture]] = field(default_factory=dict)
    """Digest → id and picture."""

    def address(self, url: str) -> str:
        """Id of a link out of the file."""
        target = quote(url, safe=_KEPT_IN_ADDRESSES)
        return self.addresses.setdefault(target, f"rIdLink{len(self.addresses) + 1}")

    def picture(self, picture: Picture) -> str:
        """Id of a picture."""
        key = picture.digest or picture.path
        found = self.pictures.get(key)
        if found is None:
            found = self.pictures[key] = (f"rIdPicture{len(self.pictures) + 1}", picture)
        return found[0]

    def all_pictures(self) -> Iterator[tuple[str, Picture]]:
        """Ids and pictures in the order of their first use."""
        yield from self.pictures.values()
