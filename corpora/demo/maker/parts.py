"""Reads the hand-written parts (../parts/*.txt) and deals them out.

A part file has sections `[topic sentiment]`, or `[topic sentiment @property VARIANT]` for sentences that belong to
one property. Each line is one statement. `<a|b|c>` offers a choice; `{item}` and other names in braces are filled in
by compose.py. Lines that start with `#` are comments.
"""

import re
from pathlib import Path

PARTS = Path(__file__).resolve().parent.parent / "parts"
LANGUAGES = {"spanish": "es", "japanese": "ja", "thai": "th"}
CHOICE = re.compile(r"<([^<>]+\|[^<>]*)>")


def load():
    """{(language, topic, sentiment): [(line, property or None, variant or None)]}"""
    pools = {}
    for path in sorted(PARTS.glob("*.txt")):
        language = LANGUAGES.get(path.stem, "en")
        key, owner, variant = None, None, None
        for raw in path.read_text(encoding="utf-8").splitlines():
            line = raw.strip()
            if not line or line.startswith("#"):
                continue
            if line.startswith("["):
                words = line.strip("[]").split()
                key = (language, words[0], words[1])
                owner = next((w[1:] for w in words if w.startswith("@")), None)
                variant = next((w for w in words[2:] if w in ("A", "B")), None)
                continue
            pools.setdefault(key, []).append((line, owner, variant))
    return pools


def choose(rng, line):
    """Resolves the `<a|b>` choices of a line."""
    return CHOICE.sub(lambda m: rng.pick(m.group(1).split("|")), line)


def whole_reviews(pools, short_name):
    """The long reviews of a property: [(topics, sentiment, text)]. `//` stands for a new paragraph."""
    return [(key[1][6:].split("+"), key[2], line.replace(" // ", "\n\n"))
            for key, lines in pools.items() if key[1].startswith("whole:") for line, owner, _ in lines if owner == short_name]


class Dealer:
    """Deals the lines of a pool like cards: every line once before any line comes again."""

    def __init__(self, pools, rng, short_name, uses):
        self.pools, self.rng, self.short_name = pools, rng, short_name
        self.uses = uses    # line -> times used in the whole corpus
        self.decks, self.drawn = {}, []

    def worn_out(self, line):
        """A sentence one remembers must not come too often."""
        return len(line) >= 50 and self.uses.get(line, 0) >= (2 if len(line) >= 85 else 3)

    def accept(self, made):
        """Counts the lines of a comment that was kept."""
        text = " ".join(made.raw).lower()
        for line in self.drawn:
            if line.lower() in text or line[1:].lower() in text:
                self.uses[line] = self.uses.get(line, 0) + 1
        self.drawn = []

    def draw(self, language, topic, sentiment, variant=None):
        """A raw line, or None when nobody has written one for this pool."""
        key = (language, topic, sentiment, variant)
        deck = self.decks.setdefault(key, [])
        while deck and self.worn_out(deck[-1]):
            deck.pop()
        if not deck:
            lines = []
            for line, owner, owner_variant in self.pools.get(key[:3], []):
                if owner is None:
                    lines.append(line)
                elif owner == self.short_name and owner_variant in (None, variant):
                    lines += [line, line] if "{" in line else [line]
            if not lines:
                return None
            fresh = [line for line in lines if not self.worn_out(line)]
            deck[:] = self.rng.shuffled(fresh or lines)
        self.drawn.append(deck[-1])
        return deck.pop()
