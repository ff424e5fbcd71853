"""Writers of analytics exports, each in the layout of its product."""

import csv
import io
from datetime import timedelta

from .metrics import START, WEEKS

NBSP = "\u00a0"


def table(rows, newline="\n"):
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator=newline).writerows(rows)
    return buffer.getvalue()


def ga4_preamble(name, title, newline, account):
    end = START + timedelta(days=WEEKS * 7 - 1)
    rule = "# " + "-" * 40
    lines = [rule, f"# {title}", f"# Account: {account}", f"# Property: {name}", rule, "# ", "# All Users",
             f"# Start date: {START:%Y%m%d}", f"# End date: {end:%Y%m%d}"]
    return newline.join(lines) + newline


def ga4_days(name, account, days, newline="\n", by_value=False, revenue=True):
    """A report by date. Newer and older column names both occur in real exports; `by_value` sorts as GA4 often does."""
    header = ["Date", "Views", "Sessions", "Active users", "New users", "Engaged sessions", "Engagement rate",
              "Average engagement time per session", "Event count", "Key events"] + (["Total revenue"] if revenue else [])
    rows = []
    for d in sorted(days, key=lambda d: (-d.views, d.date)) if by_value else days:
        rows.append([f"{d.date:%Y%m%d}", d.views, d.visits, d.users, d.new_users, d.engaged, repr(d.engaged / d.visits),
                     repr(d.seconds / d.visits), d.events, d.conversions] + ([f"{d.revenue / 100:.2f}"] if revenue else []))
    return ga4_preamble(name, "Report CSV Export", newline, account) + table([header] + rows, newline)


def ga4_pages(name, account, days, pages, rng, newline="\n"):
    """A pages report over the whole period. Page views add up to the views by date; users don't and needn't."""
    views, events = sum(d.views for d in days), sum(d.events for d in days)
    orders, revenue = sum(d.conversions for d in days), sum(d.revenue for d in days)
    weights = {path: rng.noisy(weight, 0.08) for path, weight in pages.items()}
    total = sum(weights.values())
    header = ["Page path and screen class", "Views", "Active users", "Views per active user",
              "Average engagement time per active user", "Event count", "Key events", "Total revenue"]
    rows, left = [], views
    for index, (path, weight) in enumerate(weights.items()):
        count = left if index == len(weights) - 1 else round(views * weight / total)
        left -= count
        users = max(1, round(count * rng.noisy(0.61, 0.05)))
        thanks = path == "/checkout/thanks"
        rows.append([path, count, users, repr(count / users), repr(rng.noisy(38, 0.3)), round(events * count / views),
                     orders if thanks else 0, f"{revenue / 100:.2f}" if thanks else "0"])
    rows.sort(key=lambda r: -r[1])
    return ga4_preamble(name, "Pages and screens: Page path and screen class", newline, account) + table([header] + rows, newline)


def matomo_days(days):
    """Matomo, machine headers, one row a day (UTF-16LE is added when the file is written)."""
    rows = [["date", "nb_uniq_visitors", "nb_users", "nb_visits", "nb_actions", "nb_visits_converted", "bounce_count",
             "sum_visit_length", "max_actions", "nb_conversions", "bounce_rate", "nb_actions_per_visit", "avg_time_on_site",
             "conversion_rate"]]
    for d in days:
        bounced = d.visits - d.engaged
        rows.append([f"{d.date}", d.users, 0, d.visits, d.views, d.conversions, bounced, d.seconds, 14 + d.visits % 23,
                     d.conversions, f"{round(100 * bounced / d.visits)}%", f"{d.views / d.visits:.1f}",
                     round(d.seconds / d.visits), f"{100 * d.conversions / d.visits:.2f}%"])
    return table(rows).rstrip("\n")


def matomo_weeks_german(weeks):
    """Matomo with German column names: rates like `50 %` with a no-break space, decimal commas, weeks as a range."""
    rows = [["Datum", "Eindeutige Besucher", "Benutzer", "Besuche", "Aktionen", "Besuche mit Konversionen", "Absprünge",
             "Von Besuchern verbrachte Gesamtzeit (in Sekunden)", "Maximale Aktionen pro Besuch", "Konversionen",
             "Einnahmen insgesamt", "Absprungsrate", "Aktionen pro Besuch", "Durchschn. Besuchszeit (in Sekunden)",
             "Konversionsrate"]]
    for w in weeks:
        bounced = w.visits - w.engaged
        rows.append([f"{w.date},{w.date + timedelta(days=6)}", round(w.users * 0.83), 0, w.visits, w.views, w.conversions,
                     bounced, w.seconds, 31 + w.visits % 17, w.conversions, round(w.revenue / 100),
                     f"{round(100 * bounced / w.visits)}{NBSP}%", f"{w.views / w.visits:.1f}".replace(".", ","),
                     round(w.seconds / w.visits), f"{100 * w.conversions / w.visits:.2f}{NBSP}%".replace(".", ",")])
    return table(rows).rstrip("\n")


def variant_weeks(weeks, test, rng):
    """The split test, week by week. The two variants add up to the GA4 rows of the same weeks."""
    rows = [["week_start", "variant", "sessions", "key_events"]]
    for number, w in enumerate(weeks, 1):
        if number < test["from_week"]:
            continue
        in_b = round(w.visits * (0.5 + 0.003 * rng.normal()))
        in_a = w.visits - in_b
        share = in_b * test["B"] / (in_b * test["B"] + in_a * test["A"])
        orders_b = round(w.conversions * min(0.9, rng.noisy(share, 0.02)))
        rows.append([f"{w.date}", "A", in_a, w.conversions - orders_b])
        rows.append([f"{w.date}", "B", in_b, orders_b])
    return table(rows)


def studio(videos, days_of_views, comments_added):
    """The three tables of a channel export. They show the same views three times: by day and video, by video, by day."""
    daily = [["Date", "Content", "Video title", "Video publish time", "Duration", "Views"]]
    sums = [["Date", "Views"]]
    for offset in range(WEEKS * 7):
        sums.append([f"{START + timedelta(days=offset):%d-%m-%Y}", sum(days_of_views[v["id"]][offset] for v in videos)])
    for v in videos:
        for offset, views in enumerate(days_of_views[v["id"]]):
            daily.append([f"{START + timedelta(days=offset)}", v["id"], v["title"], v["published"], v["seconds"], views])
    header = ["Content", "Video title", "Video publish time", "Views", "Clicks per end screen element shown (%)",
              "End screen elements shown", "End screen element clicks", "Comments added", "Shares", "Likes (vs dislikes) (%)",
              "Dislikes", "Likes", "Subscribers lost", "Subscribers gained", "Returning viewers", "New viewers",
              "Average views per viewer", "Unique viewers", "Average percentage viewed (%)", "Average view duration",
              "Watch time (hours)", "Subscribers", "Impressions", "Impressions click-through rate (%)"]
    rows, total = [], {}
    for v in videos:
        views = sum(days_of_views[v["id"]])
        seconds = round(v["seconds"] * v["watched"])
        n = {"Views": views, "End screen elements shown": views // 5, "End screen element clicks": views // 240,
             "Comments added": comments_added.get(v["id"], 0), "Shares": views // 190, "Dislikes": views // 2100,
             "Likes": views // 24, "Subscribers lost": views // 2600, "Subscribers gained": views // 310,
             "Unique viewers": round(views / 1.31), "Impressions": round(views * 11.7)}
        for key, value in n.items():
            total[key] = total.get(key, 0) + value
        total["seconds"] = total.get("seconds", 0) + views * seconds
        rows.append(studio_row([v["id"], v["title"], v["published"]], n, views * seconds, f"{100 * v['watched']:.2f}", seconds))
    everything = studio_row(["Total", "", ""], total, total["seconds"], "", round(total["seconds"] / total["Views"]))
    return {"Chart_data.csv": table(daily), "Table_data.csv": table([header, everything] + rows), "Totals.csv": table(sums)}


def studio_row(head, n, seconds, watched, average):
    gained = n["Subscribers gained"] - n["Subscribers lost"]
    return head + [n["Views"], f"{100 * n['End screen element clicks'] / max(1, n['End screen elements shown']):.2f}",
                   n["End screen elements shown"], n["End screen element clicks"], n["Comments added"], n["Shares"],
                   f"{100 * n['Likes'] / (n['Likes'] + n['Dislikes']):.2f}", n["Dislikes"], n["Likes"], n["Subscribers lost"],
                   n["Subscribers gained"], "", "", f"{n['Views'] / n['Unique viewers']:.2f}", n["Unique viewers"], watched,
                   f"{average // 3600}:{average // 60 % 60:02d}:{average % 60:02d}", f"{seconds / 3600:.4f}", gained,
                   n["Impressions"], f"{100 * 0.62 * n['Views'] / n['Impressions']:.2f}"]


def meta_posts(posts, rng):
    """Page posts: BOM, CRLF, texts of several lines, one row that only says that the numbers could not be computed."""
    header = ["Post ID", "Page ID", "Page name", "Title", "Description", "Duration (sec)", "Publish time", "Caption type",
              "Permalink", "Is crosspost", "Is share", "Post type", "Languages", "Custom labels", "Funded content status",
              "Data comment", "Date", "IMPRESSION:UNIQUE_USERS", "Reach", "Impressions", "Reactions, Comments and Shares",
              "Reactions", "Comments", "Shares", "Total clicks", "Matched Audience Targeting Consumption (Photo Click)",
              "Other Clicks", "Link Clicks", "Negative feedback from users: Hide all"]
    rows = []
    for index, text in enumerate(posts):
        when = START + timedelta(days=index * 84 // len(posts), hours=0)
        reach = rng.between(1500, 3900)
        reactions, comments, shares = round(reach * rng.noisy(.082, .2)), round(reach * rng.noisy(.009, .3)), round(reach * rng.noisy(.012, .3))
        photo, other, link = rng.between(40, 160), rng.between(15, 70), rng.between(20, 110)
        rows.append([str(990417000000000 + 7919 * index * 104729 % 900000000), "990400000000417", "Fernwhistle", "", text, 0,
                     f"{when:%m/%d/%Y} {rng.between(7, 20):02d}:{rng.between(0, 59):02d}", "N/A",
                     f"https://social.example/fernwhistle/posts/{1000 + index}", 0, 0, rng.pick(["Photo", "Photo", "Text"]), "",
                     "", "", "", "Lifetime", "", reach, round(reach * rng.noisy(1.14, .03)), reactions + comments + shares,
                     reactions, comments, shares, photo + other + link, photo, other, link, ""])
    rows.insert(5, [""] * 15 + ["An error occurred while computing these numbers.", "Lifetime"] + [""] * 12)
    return "\ufeff" + table([header] + rows, "\r\n")
