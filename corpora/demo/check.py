#!/usr/bin/env python3
"""Checks the demo corpus: every file parses, the counts are those of ../README.md, texts don't repeat, the story holds.

`python3 check.py` exits with 1 and says why when something is wrong; `--tables` prints the tables for the README.
Python 3 standard library only. These readers know these files and nothing else; they are no model for an adapter.
"""

import csv
import io
import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
GONE = ("[deleted]", "[removed]")
STATES = ["comments", "empty", "deleted", "hidden", "bot", "repeated", "broken"]


def state(text, author, hidden=None, repeated=False):
    if repeated:
        return "repeated"
    if re.search(r"bot$", author) or hidden == "bot":
        return "bot"
    if hidden:
        return hidden
    return "empty" if not text.strip() else "deleted" if text in GONE else "comments"


def read_csv(path):
    seen = set()
    text = path.read_text(encoding="utf-8")
    body, cut, tail = text.rpartition("\nb9003,")   # the unterminated last row would be taken as complete
    rows = list(csv.reader(io.StringIO((body + "\n") if cut else text, newline=""), strict=True))
    for row in rows[1:]:
        if len(row) != len(rows[0]):
            yield None, "", "broken"
            continue
        r = dict(zip(rows[0], row))
        yield r["id"], r["text"], state(r["text"], r["author"], repeated=r["id"] in seen)
        seen.add(r["id"])
    if cut:
        yield None, "", "broken"


def read_jsonl(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            r = json.loads(line)
        except json.JSONDecodeError:
            yield None, "", "broken"
            continue
        yield r["id"], r["text"], state(r["text"], r["author"])


def read_reddit(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        r = json.loads(line)
        yield r["id"], r["body"].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"), state(r["body"], r["author"])


def read_disqus(path):
    ns = {"d": "http://disqus.com"}
    key = "{http://disqus.com/disqus-internals}id"
    for post in ElementTree.parse(path).getroot().findall("d:post", ns):
        text = re.sub(r"<[^>]+>", " ", post.find("d:message", ns).text or "")
        hidden = ("deleted" if post.find("d:isDeleted", ns).text == "true" else
                  "hidden" if post.find("d:isSpam", ns).text == "true" else None)
        yield post.get(key), text, state(text, post.find("d:author/d:username", ns).text, hidden)


def read_wxr(path):
    wp = "{http://wordpress.org/export/1.2/}"
    for item in ElementTree.parse(path).getroot().iter(wp + "comment"):
        text = item.find(wp + "comment_content").text or ""
        hidden = "bot" if item.find(wp + "comment_type").text == "pingback" else \
            "hidden" if item.find(wp + "comment_approved").text != "1" else None
        yield item.find(wp + "comment_id").text, text, state(text, item.find(wp + "comment_author").text, hidden)


EARLIER_REVIEWS = set()


def read_play(path):
    for r in csv.DictReader(io.StringIO(path.read_text(encoding="utf-16"), newline=""), strict=True):
        key = r["Review Link"] or r["Review Submit Millis Since Epoch"]
        review = re.search(r"reviewId=(\w+)", key)
        yield review and review.group(1), r["Review Text"], state(r["Review Text"], "", repeated=key in EARLIER_REVIEWS)
        EARLIER_REVIEWS.add(key)


def read_youtube(path):
    for thread in json.loads(path.read_text(encoding="utf-8"))["items"]:
        for c in [thread["snippet"]["topLevelComment"], *thread.get("replies", {}).get("comments", [])]:
            yield c["id"], c["snippet"]["textOriginal"], state(c["snippet"]["textOriginal"], "")


READERS = {"comments.csv": ("csv", read_csv), "reviews.csv": ("csv", read_csv), "letters.jsonl": ("jsonl", read_jsonl),
           "comments.ndjson": ("reddit-dump", read_reddit), "disqus.xml": ("disqus-xml", read_disqus), "wordpress.xml": ("wxr", read_wxr)}


def reader(path):
    if path.name.startswith("reviews_example"):
        return "google-play-reviews", read_play
    if path.name.startswith("comment-threads"):
        return "youtube-data-api", read_youtube
    return READERS.get(path.name)


def table_of(path):
    """Header and rows of an analytics file, past its preamble."""
    raw = path.read_bytes()
    text = raw.decode("utf-16" if raw[:2] == b"\xff\xfe" else "utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    while rows[0][0].startswith("#"):
        rows.pop(0)
    assert all(len(r) == len(rows[0]) for r in rows), path
    return rows[0], rows[1:]


METRICS = [("ga4-days.csv", "ga4-csv"), ("ga4-pages.csv", "ga4-csv"), ("split-test.csv", "csv"), ("page-posts.csv", "meta-business-csv"),
           ("matomo-days.csv", "matomo"), ("matomo-wochen.csv", "matomo"), ("Chart_data.csv", "youtube-studio-csv"),
           ("Table_data.csv", "youtube-studio-csv"), ("Totals.csv", "youtube-studio-csv")]


def language(text):
    if re.search(r"[\u3040-\u30ff]", text) or re.fullmatch(r"[\u4e00-\u9fff、。！？]+", text):
        return "Japanese"
    if re.search(r"[\u0e00-\u0e7f]", text):
        return "Thai"
    if not re.search(r"\w", text):
        return "emoji or marks only"
    return "English or Spanish"


def weekly(name, column):
    header, rows = table_of(HERE / name / "ga4-days.csv")
    at = header.index(column)
    rows.sort()
    return [sum(float(r[at]) for r in rows[i:i + 7]) for i in range(0, 84, 7)]


def story(problems):
    """The planned facts, read back from the files."""
    def rate(name):
        return [k / s for k, s in zip(weekly(name, "Key events"), weekly(name, "Sessions"))]
    shops = sorted(p.parent.name for p in HERE.glob("*/ga4-days.csv"))
    visits = {s: sum(weekly(s, "Sessions")) for s in shops}
    orders = {s: sum(weekly(s, "Key events")) / visits[s] for s in shops}
    hollow = rate("trailhollow.example")
    test = Counter()
    for week, variant, sessions, keys in table_of(HERE / "cairnlark.example/split-test.csv")[1]:
        test[variant, "s"] += int(sessions)
        test[variant, "k"] += int(keys)
    moods = {}
    for line in (HERE / "labels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        file, _, _, sentiment, _ = line.split("\t")
        moods.setdefault(file.split("/")[0], Counter())[sentiment] += 1
    net = {p: (c["positive"] - c["negative"]) / sum(c.values()) for p, c in moods.items()}
    facts = {
        "brackenford has the most visits": max(visits, key=visits.get) == "brackenford.example" and net["brackenford.example"] < -0.3,
        "fernwhistle is smallest and best loved": min(visits, key=visits.get) == max(net, key=net.get) == "fernwhistle.example",
        "trailhollow falls in week 7": hollow[6] < hollow[5] / 3 and hollow[10] > 0.9 * hollow[5],
        "variant B wins": test["B", "k"] / test["B", "s"] > 1.25 * test["A", "k"] / test["A", "s"],
        "split test adds up": test["A", "s"] + test["B", "s"] == sum(weekly("cairnlark.example", "Sessions")[4:]),
        "summitbarrow converts best": max(orders, key=orders.get) == "summitbarrow.example" and net["summitbarrow.example"] < -0.3,
    }
    problems += [f"story: not so: {fact}" for fact, holds in facts.items() if not holds]
    lines = [f"{s}: visits {visits[s]:.0f}, key events per visit {orders[s]:.4f}, label net {net.get(s, 0):+.2f}" for s in shops]
    lines += [f"{p}: label net {n:+.2f}" for p, n in net.items() if p not in shops]
    lines += ["trailhollow by week: " + " ".join(f"{r:.4f}" for r in hollow),
              f"split test: A {test['A', 'k']}/{test['A', 's']}, B {test['B', 'k']}/{test['B', 's']}"]
    return lines


def main():
    problems, tables, total, texts, ids, languages = [], [], Counter(), Counter(), set(), Counter()
    for path in sorted(p for p in HERE.glob("*/*") if reader(p)):
        form, read = reader(path)
        name, count = str(path.relative_to(HERE)), Counter()
        for key, text, kind in read(path):
            count[kind] += 1
            ids.add((name, key))
            if kind in ("comments", "hidden"):
                languages[language(text)] += 1
                if kind == "comments" and len(text) > 24:
                    texts[text] += 1
        total += count
        tables.append(f"| `{name}` | {form} | " + " | ".join(str(count[s]) for s in STATES) + " |")
    tables.append("| all | | " + " | ".join(str(total[s]) for s in STATES) + " |")
    spoken = ", ".join(f"{n} {name}" for name, n in sorted(languages.items(), key=lambda item: -item[1]))
    tables.append(spoken)
    problems += [f"repeated text: {t[:50]}" for t, n in texts.items() if n > 1]
    labels = [line.split("\t") for line in (HERE / "labels.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    problems += [f"label without comment: {l[:2]}" for l in labels if (l[0], l[1]) not in ids]
    for path in sorted(HERE.rglob("*.csv")):
        form = dict(METRICS).get(path.name)
        if form:
            tables.append(f"| `{path.relative_to(HERE)}` | {form} | {len(table_of(path)[1])} |")
    facts = story(problems)
    if "--tables" in sys.argv:
        print("\n".join([*tables, *facts, f"labels {len(labels)}",
                         str(Counter(l[2] for l in labels)), str(Counter(l[3] for l in labels))]))
    readme = (HERE.parent / "README.md").read_text(encoding="utf-8") if (HERE.parent / "README.md").exists() else ""
    problems += [f"README lacks: {line}" for line in tables if line not in readme]
    print("\n".join(problems) or f"ok: {sum(total.values())} rows, {total['comments']} comments, {len(labels)} labels")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
