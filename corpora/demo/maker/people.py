"""Pseudonymous authors: invented handles, an uneven number of comments each, a way of writing each."""

FIRST = """mossy muddy quiet windy rusty soggy brave sleepy salty grumpy lazy copper pebble thistle juniper bramble
larch heather otter heron badger marmot puffin plover kestrel magpie newt hedgehog snail bumble crumb kettle thermos
noodle biscuit tarp guyline pegbag ridge gully scree tarn beck fell moor dune drizzle sleet thunder foggy sunny north
south uphill downhill sidetrack slowpoke twosocks onepole nine blue green amber violet ink paper velvet tin wool""".split()
SECOND = """walker hiker camper paddler boots socks hat mug spoon stove tent pack map compass cairn trail path hill
pass ridge valley lake river brook owl fox hare lynx wren finch crow moth bee beetle toad cloud rain snow frost dawn
dusk moon ember smoke ash spark stone moss fern pine birch oak rowan tea soup bread jam pickle""".split()
SPANISH = ["sierra", "monte", "senda", "cumbre", "valle", "rio", "piedra", "niebla", "mochila", "brujula", "lluvia"]
JAPANESE = ["yama", "kawa", "mori", "kaze", "hoshi", "kumo", "neko", "tanuki", "sora", "ame", "koke", "ishi"]
THAI = ["phukao", "namtok", "dokmai", "fon", "lom", "chang", "pla", "nok", "mek", "dao", "ton_mai", "hin"]


class Author:
    """A handle with habits of writing."""

    def __init__(self, handle, rng):
        self.handle = handle
        self.lowercase = rng.chance(0.17)
        self.no_full_stop = rng.chance(0.2)
        self.exclaims = rng.chance(0.1)
        self.shouts = rng.chance(0.05)
        self.typos = rng.chance(0.13)
        self.emoji = rng.chance(0.2)
        self.elongates = rng.chance(0.11)
        self.hashtags = rng.chance(0.05)
        self.links = rng.chance(0.02)
        self.paragraphs = rng.chance(0.5)


class Crowd:
    """Hands out authors: most write once, a few write a lot, some write on several properties."""

    def __init__(self, rng, known, used):
        self.rng, self.known, self.used = rng, known, used
        self.turns = {"en": [], "es": [], "ja": [], "th": []}

    def handle(self, language):
        rng = self.rng
        while True:
            word = rng.pick({"es": SPANISH, "ja": JAPANESE, "th": THAI}.get(language, FIRST))
            tail = rng.pick(SECOND if language == "en" or rng.chance(0.3) else [""])
            form = rng.below(6)
            text = [f"{word}_{tail}", f"{word}{tail}", f"{word}.{tail}", f"{word}{tail}{rng.between(2, 99)}",
                    f"{word}-{tail}", f"{word}{rng.between(1, 999)}"][form].strip("_.-")
            if text not in self.used and len(text) > 3 and text not in FIRST:
                self.used.add(text)
                return text

    def author(self, language, repeat=0.42):
        """Someone who writes in this language. Emoji-only comments can come from anyone."""
        rng = self.rng
        language = language if language in self.turns else "en"
        turns = self.turns[language]
        if turns and rng.chance(repeat):
            person = turns[rng.below(len(turns))]  # by past comments: the rich get richer
            turns += [person, person] if rng.chance(0.35) else [person]
            return person
        others = [a for a in self.known.get(language, [])]
        if others and rng.chance(0.05):
            person = rng.pick(others)
        else:
            person = Author(self.handle(language), rng)
            self.known.setdefault(language, []).append(person)
        turns.append(person)
        return person
