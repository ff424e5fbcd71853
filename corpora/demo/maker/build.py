"""Turns a property's plan into its comments: who, when, where, in which mood, in which words."""

import re
from datetime import datetime, timedelta, timezone

from . import content
from .compose import NOUNS, Composer
from .metrics import START, WEEKDAY
from .parts import Dealer
from .people import Crowd
from .rng import Rng, fnv1a, power
from .style import normalised, write

HOURS = {7: 3, 8: 4, 9: 5, 10: 5, 11: 5, 12: 6, 13: 5, 14: 4, 15: 4, 16: 5, 17: 6, 18: 7, 19: 9, 20: 10, 21: 10, 22: 7, 23: 3, 0: 1, 6: 1}
STARS = {"positive": {5: 70, 4: 30}, "negative": {1: 68, 2: 30, 5: 2}, "mixed": {3: 62, 2: 20, 4: 18}, "neutral": {3: 45, 4: 25, "": 30}}
# Words that only make sense from a certain week on.
NOT_BEFORE = {r"again in May": 10, r"\bApril\b": 6, r"\bMarch\b": 3, r"Easter": 8, r"this spring": 4}
REPEATABLE = ("short", "emoji")


class Builder:
    """Comments of one property, in order of time."""

    def __init__(self, plan, seed, pools, people, texts, uses):
        self.plan, self.texts = plan, texts
        self.rng = Rng(seed, plan.name + " comments")
        self.crowd = Crowd(self.rng, people["known"], people["handles"])
        self.handles = ["mossyowl", "tarnwalker", "pebble_fox", "quietbeck", "heather.crow"]
        self.not_before = [(re.compile(p, re.I), w) for p, w in (NOT_BEFORE | plan.not_before).items()]
        self.dealer = Dealer(pools, self.rng, plan.short, uses)
        self.composer = Composer(self.dealer, self.rng, plan, self.handles)

    def build(self):
        plan = self.plan
        weight = [power(plan.growth, w) * plan.turns.get(w + 1, {}).get("comments", 1) for w in range(12)]
        made = []
        for week in range(12):
            for _ in range(round(plan.comments * weight[week] / sum(weight))):
                comment = self.one(week + 1)
                if comment:
                    made.append(comment)
        made.sort(key=lambda c: (c["time"], c["text"]))
        return made

    def one(self, week):
        plan, rng = self.plan, self.rng
        for _ in range(60):
            language = rng.weighted(plan.languages)
            author = self.crowd.author(language)
            turn = plan.turns.get(week, {})
            variant = None
            mood, topics = turn.get("mood", plan.mood), turn.get("topics", plan.topics)
            if plan.test and week >= plan.test["from_week"]:
                variant = "AB"[fnv1a(author.handle) & 1]
                mood, topics = plan.test["mood"][variant], plan.test["topics"]
            sentiment = rng.weighted(dict(zip(("positive", "negative", "mixed", "neutral"), mood)))
            made = self.composer.comment(language, sentiment, topics, variant)
            if made is None:
                continue
            if any(week < first and pattern.search(made.text) for pattern, first in self.not_before):
                continue
            text = write(rng, made, author)
            key = normalised(text)
            if made.kind not in REPEATABLE:
                if key in self.texts or text.lower() in self.texts:
                    continue
                self.texts.add(key)
            self.dealer.accept(made)
            self.composer.whole = [review for review in self.composer.whole if review[2] not in made.raw]
            if author.handle not in self.handles:
                self.handles.append(author.handle)
            return {"time": self.moment(week), "author": author.handle, "text": text, "sentiment": made.sentiment,
                    "topics": made.topics, "language": made.language, "kind": made.kind, "page": self.page(made),
                    "rating": rng.weighted(STARS[made.sentiment]), "variant": variant or "", "week": week,
                    "likes": rng.long_tail(60) - (rng.below(5) if rng.chance(0.15) else 0)}
        return None

    def moment(self, week):
        rng = self.rng
        day = rng.weighted(dict(enumerate(WEEKDAY[self.plan.kind])))
        start = datetime(START.year, START.month, START.day, tzinfo=timezone.utc)
        return start + timedelta(days=(week - 1) * 7 + day, hours=rng.weighted(HOURS), minutes=rng.below(60), seconds=rng.below(60))

    def page(self, made):
        products = content.PRODUCTS.get(self.plan.short)
        if not products:
            return ""
        path = "/p/" + products[NOUNS.index(made.noun)]
        for topic in made.topics:
            if topic in content.TOPIC_PAGES and self.rng.chance(0.6):
                path = content.TOPIC_PAGES[topic]
        return f"https://{self.plan.name}{path}"


def numbered(comments, form, first=1):
    """Gives ids in order of time."""
    for index, c in enumerate(comments, first):
        c["id"] = form(index)
    return comments


def replace_texts(comments, rng, text, count, avoid=("emoji",)):
    """Damage: `count` comments whose text is gone."""
    places = [i for i, c in enumerate(comments) if c["kind"] not in avoid and c["text"] and not c.get("gone") and i > 3]
    for i in rng.shuffled(places)[:count]:
        comments[i] |= {"text": text, "gone": True}


def add_noise(comments, rng, author, lines, count, **fields):
    """A bot that posts `count` times."""
    for index in range(count):
        model = comments[rng.below(len(comments))]
        text = lines[index % len(lines)].format(rng.between(5, 70), rng.between(1000, 9999))
        comments.append({**model, "author": author, "text": text, "gone": True, "kind": "bot", "rating": "", "variant": "",
                         "likes": 0, "parent": None, "time": model["time"] + timedelta(minutes=7), **fields})
    comments.sort(key=lambda c: (c["time"], c["text"]))


def into_threads(comments, rng, threads, reply_share):
    """Puts comments under threads [(id, first week)], some as replies to an earlier comment of the thread."""
    seen = {}
    for c in comments:
        open_threads = {t: 1 + 4 / (1 + c["week"] - w) for t, w in threads if w <= c["week"]}
        c["thread"] = rng.weighted(open_threads)
        earlier = seen.setdefault(c["thread"], [])
        c["parent_row"] = None
        if earlier and rng.chance(reply_share):
            c["parent_row"] = earlier[-1 - rng.below(min(12, len(earlier)))]
        earlier.append(c)


def resolve_parents(comments):
    for c in comments:
        c["parent"] = c["parent_row"]["id"] if c.get("parent_row") else None
