"""Twelve weeks of interaction numbers for a property, day by day, from its plan."""

from dataclasses import dataclass
from datetime import date, timedelta

from .rng import power

START = date(2025, 3, 3)
WEEKS = 12
WEEKDAY = {"shop": [1.02, 0.95, 0.93, 0.96, 0.94, 1.05, 1.15], "docs": [1.18, 1.22, 1.2, 1.17, 1.02, 0.62, 0.59],
           "community": [0.95, 0.9, 0.92, 0.95, 1.05, 1.05, 1.18]}


@dataclass
class Day:
    date: date
    visits: int
    views: int
    users: int
    new_users: int
    engaged: int
    seconds: int        # engaged time, summed over visits
    events: int
    conversions: int
    revenue: int        # cents


def daily(plan, rng):
    """84 days. Level, rates and the turns of the story come from the plan; the rest is seeded noise."""
    days = []
    for number in range(WEEKS * 7):
        week = number // 7 + 1
        turn = plan.turns.get(week, {})
        level = plan.visits / 7 * power(plan.growth, week - 1) * turn.get("visits", 1)
        visits = round(rng.noisy(level * WEEKDAY[plan.kind][number % 7], 0.025))
        engaged = round(visits * min(0.97, rng.noisy(plan.engaged * turn.get("engaged", 1), 0.01)))
        conversions = round(visits * rng.noisy(turn.get("conversion", plan.conversion), 0.03))
        users = round(visits * rng.noisy(plan.users_per_visit, 0.01))
        views = round(visits * rng.noisy(plan.views_per_visit, 0.02))
        days.append(Day(
            START + timedelta(days=number), visits, views, users, round(users * rng.noisy(plan.new_share, 0.02)), engaged,
            round(visits * rng.noisy(plan.seconds * turn.get("seconds", 1), 0.02)),
            round(views * rng.noisy(2.3, 0.02)), conversions,
            sum(round(rng.noisy(plan.basket * 100, 0.3)) for _ in range(min(conversions, 12))) * conversions // max(1, min(conversions, 12))
            if plan.basket else 0))
    return days


def weekly(days):
    """Sums of seven days. (Users are added up too: a weekly user count of a real tool would be lower.)"""
    weeks = []
    for index in range(0, len(days), 7):
        part = days[index:index + 7]
        total = {name: sum(getattr(d, name) for d in part) for name in
                 ("visits", "views", "users", "new_users", "engaged", "seconds", "events", "conversions", "revenue")}
        weeks.append(Day(date=part[0].date, **total))
    return weeks
