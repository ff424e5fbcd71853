"""Puts statements together into comments, and writes down what they were made of."""

import re
from dataclasses import dataclass, field

from .parts import choose, whole_reviews

NOUNS = ["tent", "rain jacket", "fleece", "down jacket", "rucksack", "stove", "head lamp", "sleeping bag",
         "sleeping pad", "pair of boots"]
WEAR = ["rain jacket", "fleece", "down jacket"]
ABROAD = {"tent": ("toldo", "テント", "เต็นท์"), "rain jacket": ("chubasquero", "レインジャケット", "เสื้อกันฝน"),
          "fleece": ("forro polar", "フリース", "เสื้อฟลีซ"), "down jacket": ("plumífero", "ダウンジャケット", "เสื้อขนเป็ด"),
          "rucksack": ("macuto", "リュック", "เป้"), "stove": ("hornillo", "バーナー", "เตาแคมป์"),
          "head lamp": ("frontal", "ヘッドランプ", "ไฟฉายคาดหัว"), "sleeping bag": ("saco de dormir", "寝袋", "ถุงนอน"),
          "sleeping pad": ("colchón hinchable", "マット", "แผ่นรองนอน"), "pair of boots": ("par de botas", "登山靴", "รองเท้าเดินป่า")}
DAYS_ABROAD = (["lunes", "martes", "miércoles", "jueves", "viernes", "sábado"],
               ["月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日"])
PLURALS = ["boots", "gloves", "gaiters", "trekking poles", "wool socks", "rain trousers", "sandals"]
WHO = ["my daughter", "my son", "my dad", "a friend", "my partner", "my niece", "our scout group", "my mother",
       "my brother", "a colleague"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

# What a statement can be about, by the words in it: keeps blisters away from tents.
FITTING = [
    (r"blister|heel|toe box|\bsole|one boot|my feet|wet rock|los pies|zapat|靴ずれ|底がはがれ|รองเท้า|\bbotas\b", ["pair of boots"]),
    (r"sleeve|hood |waist|elbow|washes|one wash|itch|refuses to take|wore it|medium is|layer under|lining|pilling"
     r"|women|hip|after two walks|smells of soap|how to wash|merino|every pocket|two pockets|wallet|dries overnight", WEAR),
    (r"same foot", ["pair of boots"]),
    (r"sand in the pockets|where my hands look", [*WEAR, "rucksack"]),
    (r"bluetooth", ["head lamp"]),
    (r"kept (me|us) dry", ["tent", "rain jacket"]),
    (r"rustles all night", ["sleeping bag"]),
    (r"\btent\b|poles|pegs|puddle|paddling pool|setting it up|chasing theirs|in the wind|roof off|guy line|neighbours were"
     r"|footprint|hydrostatic|tienda|テント|เต็นท์", ["tent"]),
    (r"valve|crisps|my last pad", ["sleeping pad"]),
    (r"freez|slept|sunrise|warm down", ["sleeping bag"]),
    (r"flicker|thirty they promise|battery is flat", ["head lamp"]),
    (r"noodles|boil half|smells of fuel|gas canisters|the tea was ready|couldn't get the stove", ["stove"]),
    (r"strap|with a pack on|mochila|buckle", ["rucksack"]),
    (r"waterproof|rain jacket|wetter|sideways sleet|keep(s)? (you|the rain)|bin bag|in the rain|keep the rain"
     r"|impermeable|防水|กันน้ำ|濡れ", ["rain jacket", "tent"]),
    (r"\bzips?\b|seam|stitch|fabric|cremallera|costuras|縫製|ファスナー|ซิป|colour|coating",
     ["tent", "rain jacket", "down jacket", "rucksack", "sleeping bag"]),
    (r"\bwarm\b|cosy|abrig|暖か|อุ่น", ["down jacket", "fleece", "sleeping bag"]),
    (r"comfortable|comfy|cómoda|ใส่สบาย", ["pair of boots", "rain jacket", "fleece", "rucksack"]),
]
FITTING = [(re.compile(pattern, re.I), nouns) for pattern, nouns in FITTING]

TALK = ("docs", "community", "video", "blog", "app")

KEEPS_CAPITAL = re.compile(r"^(I\b|I'|[A-Z]{2}|\{|Waybeacon|Trail|Barrow|Summit|Bracken|Ask B|Fernw|Moss G|Tarnq|Lark|Monday|\")")
FLOWS_ON = re.compile(r"(The|A|An|My|It|I|They|Their|We|You|Your|This|That|There|No|Nobody|Support|Delivery|Search|Checkout|Every"
                      r"|Somebody|Someone|Everything|Paying|Wrong|Half|Since|When|Once)\b")
OLD_HAND = re.compile(r"again|regular|used to|third|second order|stopped|years|since the beginning|always|as ever|here before", re.I)
CONTRADICTS = [("ordered a {item} on", re.compile(r"ordered (a|an|in|on|two|for|{day}) ")),
               ("first time customer", OLD_HAND), ("second try", re.compile(r"third order", re.I)),
               ("third order", re.compile(r"third order|my \w+ order", re.I))]


@dataclass
class Made:
    """A composed comment with its intended labels."""
    text: str
    language: str
    sentiment: str
    topics: list
    noun: str
    kind: str
    raw: list = field(default_factory=list)


def lower_first(line):
    return line if KEEPS_CAPITAL.match(line) else line[:1].lower() + line[1:]


class Composer:
    def __init__(self, dealer, rng, plan, handles):
        self.dealer, self.rng, self.plan, self.handles = dealer, rng, plan, handles
        self.whole = whole_reviews(dealer.pools, plan.short)

    # MARK: filling in

    def noun_for(self, text):
        """The nouns that fit every word of a text (None: any; empty list: the parts don't go together)."""
        allowed = None
        for pattern, nouns in FITTING:
            if pattern.search(text):
                allowed = nouns if allowed is None else [n for n in allowed if n in nouns]
        return allowed

    def fill(self, line, noun, plural):
        rng = self.rng
        line = choose(rng, line)

        shared = {"day": rng.pick(DAYS), "day_es": rng.pick(DAYS_ABROAD[0]), "day_ja": rng.pick(DAYS_ABROAD[1])}
        shared |= zip(("item_es", "item_ja", "item_th"), ABROAD[noun])

        def value(match):
            name = match.group(1)
            if name in shared:
                return shared[name]
            if name == "item":
                return noun
            if name == "items":
                return plural
            if name == "wear":
                return noun if noun in WEAR else rng.pick(WEAR)
            if name == "amt":
                euros = rng.pick([9, 12, 15, 19, 24, 29, 35, 38, 45, 49, 59, 64, 79, 89, 99, 119, 129, 149, 189, 240])
                return rng.pick([f"€{euros}", f"{euros} euros", f"{euros} €", f"€{euros}.90"])
            if name == "handle":
                return rng.pick(self.handles)
            return str({
                "shop": lambda: self.plan.display, "plan": lambda: "Barrow Plus", "who": lambda: rng.pick(WHO),
                "n": lambda: rng.between(2, 9), "ndays": lambda: rng.between(6, 24),
                "min": lambda: rng.pick([12, 15, 17, 20, 25, 30, 35, 40, 45, 50, 55]), "hrs": lambda: rng.between(2, 9),
                "num": lambda: rng.between(103, 890), "pct": lambda: rng.pick([8, 10, 12, 15, 20, 25, 30, 40, 60]),
                "order": lambda: f"#{rng.between(40000, 99000)}", "nth": lambda: rng.pick(["fourth", "fifth", "sixth", "tenth"]),
                "ver": lambda: f"4.{rng.below(3)}" if self.plan.short == "paddlewren" else f"{rng.between(2, 3)}.{rng.below(8)}", "mmss": lambda: f"{rng.between(1, 12)}:{rng.between(10, 59)}",
            }[name]())

        return re.sub(r"\{(\w+)\}", value, line)

    # MARK: choosing statements

    def statement(self, language, topic, sentiment, variant, avoid=()):
        for _ in range(6):
            line = self.dealer.draw(language, topic, sentiment, variant)
            if line is None:
                return None
            joined = " ".join([*avoid, line])
            if self.noun_for(joined) != [] and not any(a in joined.lower() and b.search(joined.lower().replace(a, ""))
                                                       for a, b in CONTRADICTS):
                return line
        return None

    def topics(self, count, weights):
        weights = dict(weights)
        chosen = []
        while weights and len(chosen) < count:
            topic = self.rng.weighted(weights)
            weights.pop(topic)
            chosen.append(topic)
        return chosen

    def comment(self, language, sentiment, topics, variant):
        """One comment in the given language and with the given sentiment; `topics` holds weights for each side."""
        rng = self.rng
        if language == "emoji":
            side = {"positive": "pos", "negative": "neg"}.get(sentiment, "neu")
            label = sentiment if side != "neu" else "neutral"
            text = self.dealer.draw("en", "emoji", side)
            return Made(text, "emoji", label, [], rng.pick(NOUNS), "emoji")
        side = {"positive": "pos", "negative": "neg", "neutral": "neu", "mixed": "mixed"}[sentiment]
        kind = rng.weighted(self.plan.lengths)
        if kind == "short" and (language != "en" or side == "mixed"):
            kind = "single"
        if language != "en" and kind == "long":
            kind = "triple"
        if kind == "short":
            return Made(self.dealer.draw("en", "short", side), "en", sentiment, [], rng.pick(NOUNS), "short")
        if kind in ("double", "triple", "long") and language == "en" and variant != "A":
            for review in self.whole:
                if review[1] == side and rng.chance(self.timely(review[0][0], topics)):
                    noun = rng.pick(self.noun_for(review[2]) or NOUNS)
                    return Made(self.fill(review[2], noun, "boots"), language, sentiment, review[0], noun, "long", [review[2]])
        made = self.mixed(language, topics, variant, kind) if side == "mixed" else \
            self.plain(language, side, topics[side], variant, kind)
        if made is None:
            return None
        lines, topics, joiner = made
        nouns = self.noun_for(" ".join(lines))
        if nouns == []:
            return None
        noun = rng.pick(nouns or NOUNS)
        both = any("{item}" in line for line in lines)
        plural = "boots" if noun == "pair of boots" and nouns and not both else rng.pick(PLURALS[1:] if both else PLURALS)
        filled = [self.fill(line, noun, plural) for line in lines]
        if "general" in topics:
            topics = [t for t in topics if t != "general"]
        return Made(joiner.join(filled), language, sentiment, sorted(set(topics)), noun, kind, lines)

    def plain(self, language, side, weights, variant, kind):
        rng = self.rng
        count = {"single": 1, "double": rng.pick([1, 1, 2]), "triple": rng.pick([2, 2, 3]), "long": rng.between(4, 7)}[kind]
        if side == "neu":
            count = min(count, 2)
        lines, used = [], []
        order = self.topics(count + 2, weights)
        if kind != "single" and language == "en" and side != "neu" and rng.chance(0.55 if kind == "long" else 0.3):
            lines.append(self.dealer.draw("en", self.opening(order[0]), "any"))
        for topic in order:
            if len(used) == count:
                break
            line = self.statement(language, topic, side, variant, lines)
            if line:
                lines.append(self.linked(line, topic, len(used), count, kind, language))
                used.append(topic)
        if not used:
            return None
        if language == "en" and kind != "single" and (len(lines) == 1 or rng.chance(0.3)):
            lines.append(self.last_words(lines[-1], self.closing(used[0]), side))
        if language == "en":
            return lines, used, self.joiner(kind)
        return lines, used, "" if language == "ja" else " "

    def mixed(self, language, topics, variant, kind):
        rng = self.rng
        theme = rng.weighted(topics["neg"])
        if theme not in TALK and theme not in ("layout", "membership") or language != "en" and self.plan.kind == "shop":
            theme = "general"
        if rng.chance(0.6 if theme in TALK else 0.3) or kind == "single":
            line = self.statement(language, theme, "mixed", variant)
            if line:
                lines = [line]
                if language == "en" and rng.chance(0.35):
                    lines.append(self.dealer.draw("en", self.closing(theme), "mixed"))
                return lines, [theme], " "
        sides = rng.shuffled(["pos", "neg"])
        first_topic = rng.weighted(topics[sides[0]])
        second_topic = rng.weighted({t: w for t, w in topics[sides[1]].items() if t not in (first_topic, "general")}
                                    or topics[sides[1]])
        first = self.statement(language, first_topic, sides[0], variant)
        second = first and self.statement(language, second_topic, sides[1], variant, [first])
        if not second or first == second:
            return None
        if language == "en":
            turn = rng.pick(["But", "But", "But", "That said,", "On the other hand,", "However,", "Still,"])
            if not FLOWS_ON.match(second) or rng.chance(0.2):
                turn = rng.pick(["And yet:"] + (["The bad part:", "Less good:", "The downside:", "What I didn't like:"] if sides[1] == "neg"
                                                else ["The good part:", "On the plus side:", "To be fair:", "At least:"]))
            second = f"{turn} {second if turn.endswith(':') else lower_first(second)}"
        else:
            link = {"es": "Pero ", "ja": "ただ、", "th": "แต่"}[language]
            second = link + (lower_first(second) if language == "es" and second[0] not in "¿¡" else second)
        lines = [first, second]
        if language == "en" and kind in ("triple", "long") and rng.chance(0.6):
            lines.insert(0, self.dealer.draw("en", self.opening(first_topic), "any"))
        if language == "en" and kind in ("triple", "long"):
            lines.append(self.dealer.draw("en", self.closing(first_topic), "mixed"))
        return lines, [first_topic, second_topic], "" if language == "ja" else " "

    def timely(self, topic, topics):
        """How likely a whole review of this topic is now: complaints about a release wait for the release."""
        if topic in ("checkout", "layout"):
            return 0.3 if topics["neg"].get(topic, 0) >= 20 else 0
        return 0.12

    def opening(self, topic):
        if topic == "app":
            return "open-app"
        if topic in TALK:
            return "open-talk"
        return "open-used" if topic in ("quality", "fit") else "open"

    def closing(self, topic):
        return "close-talk" if topic in TALK else "close"

    def last_words(self, line, pool, side):
        """A closing; "any help appreciated" only follows a question."""
        for _ in range(12):
            words = self.dealer.draw("en", pool, side)
            if side != "neu" or ("?" in line) == bool(re.match("Thanks|Any|Let me|Asking", words)):
                break
        return words

    def linked(self, line, topic, position, count, kind, language):
        """A statement with a word that leads over to it, sometimes, in longer comments."""
        rng = self.rng
        if language != "en" or position == 0 or "?" in line or kind not in ("triple", "long") or not rng.chance(0.4):
            return line
        last = position == count - 1 and kind == "long"
        lead = self.dealer.draw("en", "link", "last") if last and rng.chance(0.5) else None
        if lead is None and rng.chance(0.6):
            lead = self.dealer.draw("en", "link", topic)
        lead = lead or self.dealer.draw("en", "link", "any")
        if lead.startswith("About {plan}") and self.plan.short != "summitbarrow":
            return line
        return f"{lead} {lower_first(line) if lead.endswith(',') else line}"

    def joiner(self, kind):
        if kind == "long":
            return self.rng.pick([" ", " ", "\n", "\n\n"])
        return self.rng.pick([" "] * 9 + ["\n"])
