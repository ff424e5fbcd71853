#!/usr/bin/env python3
"""Writes the demo corpus: `python3 generate.py [FOLDER]` (default: this folder). Standard library only.

Same seed, same bytes: all chance comes from maker/rng.py (SplitMix64, one stream per property and purpose).
The plan of the story is the table PLANS below; the sentences are in parts/, written by hand; maker/ puts them together.
"""

import sys

sys.dont_write_bytecode = True  # the folder is data: leave nothing else in it

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from maker import content, comment_files as out, exports
from maker.build import Builder, add_noise, into_threads, numbered, replace_texts, resolve_parents
from maker.metrics import daily, weekly
from maker.parts import load
from maker.rng import Rng

SEED = 20250303

REVIEW = {"short": 6, "single": 32, "double": 35, "triple": 19, "long": 8}
CHATTY = {"short": 11, "single": 45, "double": 31, "triple": 10, "long": 3}
TALK = {"short": 5, "single": 46, "double": 34, "triple": 12, "long": 3}
MIX = {"en": 85.5, "es": 6.5, "ja": 3, "th": 2.5, "emoji": 2.5}

POS = {"quality": 26, "delivery": 15, "support": 12, "price": 10, "checkout": 6, "search": 6, "returns": 4, "fit": 5, "general": 10}
NEG = {"delivery": 20, "quality": 19, "support": 15, "price": 9, "checkout": 8, "returns": 9, "search": 6, "fit": 4, "general": 8}
NEU = {"quality": 22, "delivery": 20, "price": 10, "fit": 10, "returns": 10, "checkout": 8, "support": 7, "search": 7, "general": 10}


def topics(pos=None, neg=None, neu=None):
    """The usual topics of a shop, with some weights changed."""
    return {"pos": POS | (pos or {}), "neg": NEG | (neg or {}), "neu": NEU | (neu or {})}


@dataclass
class Plan:
    name: str               # the property
    display: str            # how people call it
    kind: str               # shop, docs or community
    comments: int           # comments aimed at (before damage and bots)
    mood: tuple             # percent positive, negative, mixed, neutral
    visits: int             # per week, in week 1
    conversion: float       # key events per visit
    engaged: float          # share of engaged visits
    seconds: float          # engaged time per visit
    topics: dict
    basket: float = 0       # euros per order
    growth: float = 1.0     # per week
    users_per_visit: float = 0.78
    new_share: float = 0.55
    views_per_visit: float = 3.6
    languages: dict = field(default_factory=lambda: MIX)
    lengths: dict = field(default_factory=lambda: REVIEW)
    turns: dict = field(default_factory=dict)     # week -> what differs in that week
    test: dict = None                             # the split test
    not_before: dict = field(default_factory=dict)    # words -> first week they make sense in

    @property
    def short(self):
        return "docs" if self.kind == "docs" else self.name.split(".")[0]


BROKEN = topics(neg={"checkout": 150, "delivery": 9, "quality": 9, "support": 14})
MENDED = topics(pos={"checkout": 22}, neg={"checkout": 42})
LAYOUT = topics(pos={"layout": 52, "search": 4, "checkout": 4}, neg={"layout": 42, "search": 12}, neu={"layout": 18})
CLUB = topics(pos={"quality": 30, "delivery": 26, "price": 12, "membership": 8, "support": 2, "returns": 2},
              neg={"membership": 140, "support": 38, "price": 9, "delivery": 3, "quality": 3, "checkout": 9, "returns": 8},
              neu={"membership": 26})

# The story, with its numbers. Moods are percent positive, negative, mixed, neutral.
PLANS = [
    # 1 High traffic, unhappy users.
    Plan("brackenford.example", "Brackenford", "shop", 660, (17, 59, 15, 9), 84000, 0.019, 0.52, 56, basket=58, growth=1.012,
         new_share=0.68, topics=topics(neg={"delivery": 34, "support": 27}, pos={"price": 22})),
    # 2 Small and loved.
    Plan("fernwhistle.example", "Fernwhistle", "shop", 250, (81, 5, 7, 7), 2100, 0.047, 0.75, 134, basket=96, growth=1.02,
         new_share=0.31, views_per_visit=5.1, languages=MIX | {"ja": 7}, topics=topics(pos={"support": 24, "quality": 32, "general": 14})),
    # 3 A release breaks the checkout in week 7; fixed step by step, normal again from week 11.
    Plan("trailhollow.example", "Trail Hollow", "shop", 600, (57, 19, 13, 11), 31000, 0.031, 0.63, 88, basket=71, topics=topics(),
         not_before={r"new checkout|relaunch|redesign|new payment|new one-page|faster checkout|payment screen|roll back|since the update"
                     r"|your update|checkout still|still get the spinner|nuevo|新しい購入|ระบบจ่ายเงินใหม่|apology for the last": 7,
                     r"finally|loud here two weeks ago|fixed the checkout|smooth again|old checkout back|since yesterday|second try goes|payment trouble"
                     r"|otra vez el pago|直って|กลับมาใช้|paid it back|works again": 9}, turns={
        7: {"conversion": 0.008, "engaged": 0.93, "comments": 2.4, "mood": (12, 73, 9, 6), "topics": BROKEN},
        8: {"conversion": 0.012, "engaged": 0.95, "comments": 2.0, "mood": (17, 66, 10, 7), "topics": BROKEN, "visits": 0.97},
        9: {"conversion": 0.019, "engaged": 0.97, "comments": 1.5, "mood": (29, 50, 12, 9), "topics": BROKEN, "visits": 0.95},
        10: {"conversion": 0.026, "comments": 1.2, "mood": (43, 33, 13, 11), "topics": MENDED, "visits": 0.96},
        11: {"conversion": 0.0295, "mood": (53, 22, 14, 11), "topics": MENDED, "visits": 0.98},
        12: {"conversion": 0.0305, "mood": (57, 19, 13, 11)}}),
    # 4 A split test of the product page, weeks 5 to 12: B wins on orders and in the comments.
    Plan("cairnlark.example", "Cairnlark", "shop", 480, (42, 33, 14, 11), 18000, 0.024, 0.61, 83, basket=69, topics=topics(),
         turns={w: {"conversion": 0.0285} for w in range(5, 13)}, test={
             "from_week": 5, "A": 0.024, "B": 0.033, "mood": {"A": (31, 44, 14, 11), "B": (67, 13, 11, 9)}, "topics": LAYOUT}),
    # 5 The numbers are the best of all; the comments tell of a club that nobody can leave.
    Plan("summitbarrow.example", "Summit Barrow", "shop", 500, (15, 63, 16, 6), 46000, 0.052, 0.74, 127, basket=104, growth=1.015,
         new_share=0.44, views_per_visit=5.4, topics=CLUB),
    # 6 to 8 Ordinary shops.
    Plan("tarnquill.example", "Tarnquill", "shop", 270, (50, 25, 13, 12), 9000, 0.026, 0.64, 96, basket=82, lengths=TALK,
         topics=topics(pos={"blog": 90}, neg={"blog": 55}, neu={"blog": 120})),
    Plan("mossgantry.example", "Moss Gantry", "shop", 380, (54, 19, 11, 16), 14000, 0.028, 0.66, 102, basket=74, lengths=CHATTY,
         growth=1.01, topics={"pos": {"video": 70, "quality": 16, "price": 5, "support": 4, "general": 5},
                              "neg": {"video": 45, "price": 14, "quality": 18, "delivery": 8, "general": 5},
                              "neu": {"video": 90, "quality": 10, "price": 3}}),
    Plan("paddlewren.example", "Paddlewren", "shop", 390, (46, 34, 13, 7), 22000, 0.023, 0.58, 74, basket=63, lengths=CHATTY,
         topics=topics(pos={"app": 75}, neg={"app": 85}, neu={"app": 70})),
    # 9 and 10 Other types: a documentation site and a community.
    Plan("docs.waybeacon.example", "Waybeacon", "docs", 240, (34, 25, 9, 32), 12000, 0.11, 0.68, 112, views_per_visit=2.9, lengths=TALK,
         languages=MIX | {"emoji": 1}, topics={s: {"docs": 1} for s in ("pos", "neg", "neu")}),
    Plan("embercircle.example", "Ember Circle", "community", 400, (45, 19, 9, 27), 7000, 0.021, 0.7, 171, views_per_visit=6.3,
         growth=1.008, lengths=TALK, languages=MIX | {"emoji": 3.5}, topics={s: {"community": 1} for s in ("pos", "neg", "neu")}),
]


class Corpus:
    """Writes files and keeps the labels and counts."""

    def __init__(self, folder):
        self.folder, self.labels, self.counts = Path(folder), [], []

    def write(self, name, text, encoding="utf-8"):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(("\ufeff" + text).encode("utf-16-le") if encoding == "utf-16" else text.encode(encoding))

    def add(self, name, form, comments):
        """Remembers labels and counts of a file of comments."""
        for c in comments:
            if not c.get("gone") and not c.get("status") and c["text"]:
                self.labels.append((name, c["id"], c["language"], c["sentiment"], ",".join(c["topics"])))
        self.counts.append((name, form, len(comments)))


def shop_metrics(corpus, plan, rng, newline="\n", by_value=False, pages=False):
    days = daily(plan, rng)
    corpus.write(f"{plan.name}/ga4-days.csv", exports.ga4_days(plan.name, plan.display, days, newline, by_value, bool(plan.basket)))
    if pages:
        paths = content.COMMON_PAGES | {"/p/" + p: 3.2 - 0.22 * i for i, p in enumerate(content.PRODUCTS[plan.short])}
        corpus.write(f"{plan.name}/ga4-pages.csv", exports.ga4_pages(plan.name, plan.display, days, paths, rng, newline))
    return days


def brackenford(corpus, plan, comments, rng):
    shop_metrics(corpus, plan, rng, newline="\r\n", by_value=True, pages=True)
    replace_texts(comments, rng, "", 5)
    replace_texts(comments, rng, "[deleted]", 3)
    add_noise(comments, rng, "dealping_bot", content.BOT_LINES, 6)
    numbered(comments, lambda i: f"b{i:04}")
    twin = next(i for i, c in enumerate(comments) if i > 210 and c["kind"] == "double" and not c.get("gone"))
    comments.insert(twin + 1, {**comments[twin], "gone": True})
    page = "https://brackenford.example/help/delivery"
    broken = {301: f"b9001,2025-04-16T09:30:12Z,soggymarmot,{page}\n",
              402: f"b9002,2025-05-01T17:02:44Z,tinbeetle,{page},2,Late, wet, and nobody cares\n",
              len(comments): f'b9003,2025-05-25T23:58:31Z,onepolecrow,{page},1,"I was just going to say that my parcel\n'}
    corpus.write(f"{plan.name}/comments.csv", out.comment_csv(comments, broken))
    corpus.add(f"{plan.name}/comments.csv", "csv", comments)


def fernwhistle(corpus, plan, comments, rng):
    shop_metrics(corpus, plan, rng)
    corpus.write(f"{plan.name}/page-posts.csv", exports.meta_posts(content.POSTS, rng))
    replace_texts(comments, rng, "", 1)
    numbered(comments, lambda i: f"f{i:04}")
    corpus.write(f"{plan.name}/letters.jsonl", out.comment_jsonl(comments, {120: '{"id": "f9001", "created_at": "2025-04-11T08:\n'}))
    corpus.add(f"{plan.name}/letters.jsonl", "jsonl", comments)


def trailhollow(corpus, plan, comments, rng):
    shop_metrics(corpus, plan, rng, pages=True)
    replace_texts(comments, rng, "", 4)
    numbered(comments, lambda i: f"t{i:04}")
    corpus.write(f"{plan.name}/reviews.csv", out.comment_csv(comments, {233: "t9001,2025-04-15T11:05:09Z\n"}))
    corpus.add(f"{plan.name}/reviews.csv", "csv", comments)


def cairnlark(corpus, plan, comments, rng):
    days = shop_metrics(corpus, plan, rng, pages=True)
    corpus.write(f"{plan.name}/split-test.csv", exports.variant_weeks(weekly(days), plan.test, rng))
    replace_texts(comments, rng, "", 3)
    numbered(comments, lambda i: f"c{i:04}")
    corpus.write(f"{plan.name}/comments.csv", out.comment_csv(comments, {}, extra=["variant"]))
    corpus.add(f"{plan.name}/comments.csv", "csv", comments)


def summitbarrow(corpus, plan, comments, rng):
    shop_metrics(corpus, plan, rng)
    replace_texts(comments, rng, "", 2)
    replace_texts(comments, rng, "[deleted]", 4)
    numbered(comments, lambda i: f"s{i:04}")
    corpus.write(f"{plan.name}/comments.csv", out.comment_csv(comments, {}))
    corpus.add(f"{plan.name}/comments.csv", "csv", comments)


def tarnquill(corpus, plan, comments, rng):
    corpus.write(f"{plan.name}/matomo-wochen.csv", exports.matomo_weeks_german(weekly(daily(plan, rng))), "utf-16")
    into_threads(comments, rng, [(t[0], t[3]) for t in content.BLOG], 0.3)
    numbered(comments, lambda i: str(2000 + i))
    resolve_parents(comments)
    for index, c in enumerate(rng.shuffled([c for c in comments if c["kind"] != "emoji"])[:7]):
        c["status"] = "spam" if index < 2 else "deleted"
    threads = [{"id": i, "link": f"https://{plan.name}/blog/{slug}/", "title": title,
                "created": f"{exports.START + timedelta(days=7 * (week - 1))}T05:30:00Z"} for i, slug, title, week in content.BLOG]
    corpus.write(f"{plan.name}/disqus.xml", out.disqus(comments, threads, "tarnquill"))
    corpus.add(f"{plan.name}/disqus.xml", "disqus-xml", comments)


def mossgantry(corpus, plan, comments, rng):
    shop_metrics(corpus, plan, rng)
    videos = [{"id": v[0], "title": v[1], "published": v[2], "seconds": v[3], "week": v[4], "level": v[5],
               "watched": 0.31 + 0.03 * (i % 4)} for i, v in enumerate(content.VIDEOS)]
    views = {}
    for v in videos:
        first = 7 * (v["week"] - 1) + (3 if v["week"] > 1 or v["published"].startswith("Mar") else 0)
        views[v["id"]] = [0 if day < first else round(rng.noisy(v["level"] * (0.25 + 3 / (1 + (day - first) / 4)) / 6, 0.12))
                          for day in range(84)]
    into_threads(comments, rng, [(v["id"], v["week"]) for v in videos], 0.0)
    numbered(comments, lambda i: f"UgMG{i:05}x{(i * 7919) % 99991:05}AaABAg")
    threads, replies, latest = [], {}, {}
    for c in comments:
        c["channel"] = f"mg{sum(map(ord, c['author'])) * 31 % 100000:05}{len(c['author']):02}"
        root = latest.get(c["thread"])
        if root and c["language"] == root["language"] == "en" and rng.chance(0.16):
            c["id"] = f"{root['id']}.{len(replies.get(root['id'], [])) + 1}"
            replies.setdefault(root["id"], []).append(c)
        else:
            threads.append(c)
            latest[c["thread"]] = c
    added = {v["id"]: sum(c["thread"] == v["id"] for c in comments) for v in videos}
    for name, text in exports.studio(videos, views, added).items():
        corpus.write(f"{plan.name}/youtube-studio/{name}", text)
    pages = -(-len(threads) // 100)
    for page in range(1, pages + 1):
        part = threads[100 * (page - 1):100 * page]
        name = f"{plan.name}/comment-threads-{page}.json"
        corpus.write(name, out.youtube_threads(part, replies, page, pages))
        corpus.add(name, "youtube-data-api", [c for t in part for c in (t, *replies.get(t["id"], []))])


def paddlewren(corpus, plan, comments, rng):
    shop_metrics(corpus, plan, rng, newline="\r\n")
    replace_texts(comments, rng, "", 24)
    numbered(comments, lambda i: f"pw{i:04}")
    months = {"202503": [], "202504": [], "202505": []}
    for c in comments:
        c["rating"] = c["rating"] or 3
        c["language"], spoken = {"emoji": "en"}.get(c["language"], c["language"]), c["language"]
        c["spoken"] = spoken
        minor = 0 if c["week"] < 4 else 1 if c["week"] < 8 else 2
        c["version"] = (str(40 + minor), f"4.{minor}.0") if rng.chance(0.8) else ("", "")
        c["device"] = rng.pick(["rk12", "lumo7", "tarnfold", "a06", "bx2", "pebble_s"])
        if c["text"] and c["language"] == "en" and rng.chance(0.22):
            c["title"] = {"positive": rng.pick(["Great", "Love it", "Useful", "Very good"]), "negative": rng.pick(["Broken", "Slow", "Bad", "Why?"]),
                          "mixed": "So so", "neutral": "Question"}[c["sentiment"]]
        if c["text"] and rng.chance(0.09):
            c["reply"] = rng.pick(content.REPLIES[:1] if c["sentiment"] == "positive" else content.REPLIES[1:])
        months[f"{c['time']:%Y%m}"].append(c)
    again = 0
    for c in months["202503"]:
        if again < 3 and c["sentiment"] == "negative" and c["topics"] == ["app"] and not c.get("gone"):
            month = "202504" if again < 2 else "202505"
            months[month].insert(0, {**c, "gone": True, "rating": 4, "text": c["text"] + "\nEdit: fixed in the new version, thank you.",
                                     "updated": c["time"] + timedelta(days=33 if again < 2 else 61)})
            again += 1
    for month, reviews in months.items():
        name = f"{plan.name}/reviews_example.paddlewren.app_{month}.csv"
        corpus.write(name, out.play_reviews(reviews, "example.paddlewren.app"), "utf-16")
        for c in reviews:
            c["language"] = c["spoken"]
        corpus.add(name, "google-play-reviews", reviews)


def docs(corpus, plan, comments, rng):
    corpus.write(f"{plan.name}/matomo-days.csv", exports.matomo_days(daily(plan, rng)), "utf-16")
    into_threads(comments, rng, [(p[0], 1) for p in content.DOCS], 0.28)
    lines = ["[&#8230;] Waybeacon in our club&#8217;s map room, part {} of {} [&#8230;]", "[&#8230;] link list {}, entry {} [&#8230;]"]
    add_noise(comments, rng, "Map Room Notes", lines, 2, type="pingback", url="https://maproom.example/notes/", parent_row=None)
    numbered(comments, lambda i: str(500 + i))
    resolve_parents(comments)
    for index, c in enumerate(rng.shuffled([c for c in comments if c.get("type") != "pingback" and c["kind"] != "emoji"])[:5]):
        c["status"] = ["spam", "spam", "spam", "trash", "0"][index]
    pages = [{"id": i, "path": path, "title": title} for i, path, title in content.DOCS]
    corpus.write(f"{plan.name}/wordpress.xml", out.wxr(comments, pages, plan.name))
    corpus.add(f"{plan.name}/wordpress.xml", "wxr", comments)


def embercircle(corpus, plan, comments, rng):
    corpus.write(f"{plan.name}/matomo-days.csv", exports.matomo_days(daily(plan, rng)), "utf-16")
    into_threads(comments, rng, content.FORUM, 0.46)
    replace_texts(comments, rng, "[deleted]", 9)
    replace_texts(comments, rng, "[removed]", 4)
    add_noise(comments, rng, "ember_modbot", content.MOD_LINES, 9, parent_row=None)
    numbered(comments, lambda i: f"e{i:05}")
    resolve_parents(comments)
    corpus.write(f"{plan.name}/comments.ndjson", out.reddit(comments, rng))
    corpus.add(f"{plan.name}/comments.ndjson", "reddit-dump", comments)


def main():
    corpus = Corpus(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parent)
    pools, people, texts, uses = load(), {"known": {}, "handles": set()}, set(), {}
    for plan in PLANS:
        comments = Builder(plan, SEED, pools, people, texts, uses).build()
        globals()[plan.short](corpus, plan, comments, Rng(SEED, plan.name + " files"))
    # Labels for every third comment: enough to measure with, small enough to read.
    rows = [row for index, row in enumerate(corpus.labels) if index % 3 == 0]
    corpus.write("labels.tsv", "\n".join("\t".join(r) for r in [("file", "id", "language", "sentiment", "topics"), *rows]) + "\n")
    for name, form, count in corpus.counts:
        print(f"{count:5} {form:20} {name}")


if __name__ == "__main__":
    main()
