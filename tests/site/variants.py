"""Sites with the theme and templates of ours but other content or settings, in a folder of the test."""

import shutil
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

from tests.site.building import SITE, Build, build

CONTENT_MOUNT = '[[mounts]]\n  source = "content"\n  target = "content"\n'


class Variant:
    """A copy of our settings whose content and further assets lie in a folder of the test."""

    def __init__(self, folder: Path, content: Mapping[str, str], *, ours: bool = True) -> None:
        self.folder = folder
        shutil.copytree(SITE / "config", folder / "config")
        if ours:
            shutil.copytree(SITE / "content", folder / "content")
        self.mount_content(f'[[mounts]]\n  source = "{folder}/content"\n  target = "content"\n')
        self.append("module", f'[[mounts]]\n  source = "{folder}/assets"\n  target = "assets"\n')
        (folder / "assets").mkdir()
        for path, text in content.items():
            self.write(f"content/{path}", text)

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file of the variant."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def append(self, topic: str, text: str) -> None:
        """Add lines to the settings of a topic."""
        with (self.folder / "config" / "_default" / f"{topic}.toml").open("a", encoding="utf-8") as file:
            file.write("\n" + text)

    def mount_content(self, mounts: str) -> None:
        """Take the content from somewhere else."""
        file = self.folder / "config" / "_default" / "module.toml"
        text = file.read_text()
        assert text.count(CONTENT_MOUNT) == 1
        file.write_text(text.replace(CONTENT_MOUNT, mounts))

    def build(self, *arguments: str) -> Build:
        """Build the variant."""
        return build(self.folder / "public", "--configDir", str(self.folder / "config"), *arguments)


def png(width: int, height: int) -> bytes:
    """Return a picture in which every pixel row differs."""
    rows = b"".join(b"\0" + bytes((row * 7 % 256, row % 256, 128)) * width for row in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
