"""Relations of a part: addresses and pictures it mentions, by their ids."""

from collections.abc import Iterator, Mapping
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
    previews: Mapping[str, bytes] = field(default_factory=dict)
    """Digest of a drawing → the same as PNG."""

    def address(self, url: str) -> str:
        """Id of a link out of the file."""
        target = quote(url, safe=_KEPT_IN_ADDRESSES)
        return self.addresses.setdefault(target, f"rIdLink{len(self.addresses) + 1}")

    def shown(self, picture: Picture) -> tuple[str, str]:
        """Id of a picture's pixels, and id of its drawing, empty where Word has no use for it."""
        if not picture.is_drawing:
            return self.picture(picture), ""
        data = self.previews[picture.digest]
        pixels = Picture(picture.path, "png", 0, 0, data, f"{picture.digest}-png")
        drawing = self.picture(picture) if picture.format == "svg" else ""
        return self.picture(pixels), drawing

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
