"""Writers of comment exports, each in the layout of its product. A comment is a dict made by generate.py."""

import csv
import html
import io
import json
from datetime import timedelta

COLUMNS = ["id", "created_at", "author", "page", "rating", "text"]


def stamp(comment):
    return comment["time"].strftime("%Y-%m-%dT%H:%M:%SZ")


def csv_row(values):
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(values)
    return buffer.getvalue()


def comment_csv(comments, broken, extra=()):
    """`broken` maps a position to raw text that is put before the row at that position (or at the end)."""
    out = [csv_row(COLUMNS + list(extra))]
    for index, c in enumerate(comments):
        out.append(broken.get(index, ""))
        out.append(csv_row([c["id"], stamp(c), c["author"], c["page"], c["rating"], c["text"]] + [c.get(e, "") for e in extra]))
    return "".join(out) + broken.get(len(comments), "")


def comment_jsonl(comments, broken):
    out = []
    for index, c in enumerate(comments):
        out.append(broken.get(index, ""))
        row = {"id": c["id"], "created_at": stamp(c), "author": c["author"], "page": c["page"], "rating": c["rating"] or None,
               "text": c["text"]}
        out.append(json.dumps(row, ensure_ascii=False) + "\n")
    return "".join(out)


def reddit(comments, rng):
    """One JSON object a line; the type of created_utc varies, as it did over the years; `&` is escaped."""
    lines = []
    for c in comments:
        seconds = int(c["time"].timestamp())
        gone = c["text"] in ("[deleted]", "[removed]")
        author = "[deleted]" if c["text"] == "[deleted]" else c["author"]
        text = c["text"] if gone else html.escape(c["text"], quote=False)
        row = {"id": c["id"], "name": "t1_" + c["id"], "author": author,
               "author_fullname": None if author == "[deleted]" else "t2_" + author.replace(".", "_"), "body": text,
               "created_utc": [seconds, str(seconds), float(seconds)][rng.below(3)],
               "edited": float(seconds + 600) if rng.chance(0.06) else False, "score": c["likes"],
               "controversiality": int(c["likes"] < 0), "subreddit": "embercircle", "subreddit_id": "t5_embr1",
               "link_id": "t3_" + c["thread"], "parent_id": ("t1_" + c["parent"]) if c.get("parent") else "t3_" + c["thread"]}
        if rng.chance(0.9):
            row["permalink"] = f"/r/embercircle/comments/{c['thread']}/_/{c['id']}/"
        row |= {"gilded": 0, "distinguished": "moderator" if c["author"] == "ember_modbot" else None,
                "retrieved_on": seconds + 900000}
        lines.append(json.dumps(row))
    return "\n".join(lines) + "\n"


def paragraphs(text):
    return "".join(f"<p>{html.escape(p, quote=False)}</p>" for p in text.split("\n") if p)


def disqus(comments, threads, forum):
    """Threads first, then posts with CDATA messages; deleted and spam posts stay in the file."""
    out = ['<?xml version="1.0" encoding="utf-8"?>', '<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"'
           ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://disqus.com/api/schemas/1.0/disqus.xsd'
           ' http://disqus.com/api/schemas/1.0/disqus-internals.xsd">',
           f'<category dsq:id="10"><forum>{forum}</forum><title>General</title><isDefault>true</isDefault></category>']
    for t in threads:
        out.append(f'<thread dsq:id="{t["id"]}"><id /><forum>{forum}</forum><category dsq:id="10" /><link>{t["link"]}</link>'
                   f'<title>{html.escape(t["title"])}</title><message /><createdAt>{t["created"]}</createdAt><author><name>Tarnquill</name>'
                   '<isAnonymous>false</isAnonymous><username>tarnquill</username></author><isClosed>false</isClosed>'
                   '<isDeleted>false</isDeleted></thread>')
    for c in comments:
        flags = {f: str(c.get("status") == s).lower() for f, s in (("isDeleted", "deleted"), ("isSpam", "spam"))}
        parent = f'<parent dsq:id="{c["parent"]}" />' if c.get("parent") else ""
        out.append(f'<post dsq:id="{c["id"]}"><id /><message><![CDATA[{paragraphs(c["text"])}]]></message><createdAt>{stamp(c)}</createdAt>'
                   f'<isDeleted>{flags["isDeleted"]}</isDeleted><isSpam>{flags["isSpam"]}</isSpam><author><name>{c["author"]}</name>'
                   f'<isAnonymous>false</isAnonymous><username>{c["author"]}</username></author><thread dsq:id="{c["thread"]}" />{parent}</post>')
    return "\n".join(out) + "\n</disqus>\n"


def wxr(comments, pages, site):
    """A WordPress export: the pages as items, comments inside, pingbacks, spam and trash among them."""
    out = ['<?xml version="1.0" encoding="UTF-8"?>', '<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"',
           '\txmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"',
           '\txmlns:wp="http://wordpress.org/export/1.2/">', "<channel>", "\t<title>Waybeacon documentation</title>",
           f"\t<link>https://{site}</link>", "\t<description>Guides and reference</description>",
           "\t<pubDate>Mon, 26 May 2025 06:00:00 +0000</pubDate>", "\t<language>en</language>", "\t<wp:wxr_version>1.2</wp:wxr_version>",
           f"\t<wp:base_site_url>https://{site}</wp:base_site_url>", f"\t<wp:base_blog_url>https://{site}</wp:base_blog_url>"]
    for p in pages:
        out += ["\t<item>", f"\t\t<title><![CDATA[{p['title']}]]></title>", f"\t\t<link>https://{site}{p['path']}</link>",
                "\t\t<pubDate>Mon, 03 Feb 2025 09:00:00 +0000</pubDate>", "\t\t<dc:creator><![CDATA[waybeacon]]></dc:creator>",
                f"\t\t<wp:post_id>{p['id']}</wp:post_id>", "\t\t<wp:post_date>2025-02-03 10:00:00</wp:post_date>",
                "\t\t<wp:post_date_gmt>2025-02-03 09:00:00</wp:post_date_gmt>", "\t\t<wp:comment_status>open</wp:comment_status>",
                "\t\t<wp:status>publish</wp:status>", "\t\t<wp:post_type>page</wp:post_type>"]
        for c in (c for c in comments if c["thread"] == p["id"]):
            local = c["time"] + timedelta(hours=2 if f"{c['time']:%m%d}" >= "0330" else 1)
            body = html.escape(c["text"], quote=False).replace("'", "&#039;").replace("\n", "<br />\n")
            kind = c.get("type", "")
            mail = "" if kind == "pingback" else f"{c['author']}@mail.example"
            out += ["\t\t<wp:comment>", f"\t\t\t<wp:comment_id>{c['id']}</wp:comment_id>",
                    f"\t\t\t<wp:comment_author><![CDATA[{c['author']}]]></wp:comment_author>",
                    f"\t\t\t<wp:comment_author_email>{mail}</wp:comment_author_email>",
                    f"\t\t\t<wp:comment_author_url>{c.get('url', '')}</wp:comment_author_url>", "\t\t\t<wp:comment_author_IP></wp:comment_author_IP>",
                    f"\t\t\t<wp:comment_date>{local:%Y-%m-%d %H:%M:%S}</wp:comment_date>",
                    f"\t\t\t<wp:comment_date_gmt>{c['time']:%Y-%m-%d %H:%M:%S}</wp:comment_date_gmt>",
                    f"\t\t\t<wp:comment_content><![CDATA[{body}]]></wp:comment_content>",
                    f"\t\t\t<wp:comment_approved>{c.get('status') or '1'}</wp:comment_approved>",
                    f"\t\t\t<wp:comment_type>{kind}</wp:comment_type>", f"\t\t\t<wp:comment_parent>{c.get('parent') or 0}</wp:comment_parent>",
                    "\t\t\t<wp:comment_user_id>0</wp:comment_user_id>", "\t\t</wp:comment>"]
        out.append("\t</item>")
    return "\n".join(out + ["</channel>", "</rss>"]) + "\n"


def play_reviews(reviews, package):
    """One monthly file of app reviews (UTF-16LE is added when the file is written)."""
    header = ["Package Name", "App Version Code", "App Version Name", "Reviewer Language", "Device",
              "Review Submit Date and Time", "Review Submit Millis Since Epoch", "Review Last Update Date and Time",
              "Review Last Update Millis Since Epoch", "Star Rating", "Review Title", "Review Text",
              "Developer Reply Date and Time", "Developer Reply Millis Since Epoch", "Developer Reply Text", "Review Link"]
    rows = [csv_row(header)]
    for r in reviews:
        updated = r.get("updated", r["time"])
        reply = r.get("reply")
        answered = updated + timedelta(hours=26, minutes=12)
        link = (f"https://console.example/developers/1/app/2/user-feedback/review-details?reviewId={r['id']}&corpus=PUBLIC_REVIEWS"
                if r["text"] else "")
        rows.append(csv_row([package, r["version"][0], r["version"][1], r["language"], r["device"], stamp(r),
                             int(r["time"].timestamp()) * 1000, f"{updated:%Y-%m-%dT%H:%M:%SZ}", int(updated.timestamp()) * 1000,
                             r["rating"], r.get("title", ""), r["text"], f"{answered:%Y-%m-%dT%H:%M:%SZ}" if reply else "",
                             int(answered.timestamp()) * 1000 if reply else "", reply or "", link]))
    return "".join(rows)


def youtube_snippet(c):
    text = c["text"]
    when = c["time"].strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return {"authorDisplayName": "@" + c["author"], "authorProfileImageUrl": None, "authorChannelUrl": None,
            "authorChannelId": {"value": "UC" + c["channel"]}, "videoId": c["thread"],
            "textDisplay": html.escape(text).replace("&#x27;", "&#39;").replace("\n", "<br />"), "textOriginal": text,
            "canRate": True, "viewerRating": "none", "likeCount": c["likes"], "publishedAt": when, "updatedAt": when}


def youtube_threads(threads, replies, page, pages):
    """One answer of commentThreads.list. `replies` holds the reply comments by thread."""
    items = []
    for c in threads:
        under = replies.get(c["id"], [])
        item = {"kind": "youtube#commentThread", "etag": "\"demo\"", "id": c["id"], "snippet": {
            "videoId": c["thread"], "topLevelComment": {"kind": "youtube#comment", "etag": "\"demo\"", "id": c["id"],
                                                        "snippet": youtube_snippet(c)},
            "canReply": True, "totalReplyCount": len(under), "isPublic": True}}
        if under:
            item["replies"] = {"comments": [{"kind": "youtube#comment", "etag": "\"demo\"", "id": r["id"],
                                             "snippet": youtube_snippet(r) | {"parentId": c["id"]}} for r in under]}
        items.append(item)
    answer = {"kind": "youtube#commentThreadListResponse", "etag": "\"demo\""}
    if page < pages:
        answer["nextPageToken"] = f"demo-page-{page + 1}"
    answer |= {"pageInfo": {"totalResults": len(items), "resultsPerPage": 100}, "items": items}
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
