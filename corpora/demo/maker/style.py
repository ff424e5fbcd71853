"""How an author writes: typing habits laid over a composed comment."""

import re

TYPOS = {"definitely": "definately", "received": "recieved", "because": "becuase", "their": "thier", "really": "realy",
         "which": "wich", "tomorrow": "tommorow", "address": "adress", "the": "teh", "with": "wiht", "waiting": "wating",
         "beautiful": "beautifull", "happened": "happend", "until": "untill", "doesn't": "doesnt", "can't": "cant",
         "it's": "its", "I've": "Ive", "didn't": "didnt", "delivery": "delivary", "order": "oder", "support": "suport",
         "answer": "anwser", "people": "poeple", "than": "then", "too": "to", "quality": "qualtiy", "arrived": "arived",
         "checkout": "chekout", "weird": "wierd", "believe": "beleive", "again": "agian", "there's": "theres"}
LONGER = {"so": ["sooo", "soooo"], "really": ["reallyyy"], "love": ["looove", "loooove"], "never": ["neverrr"],
          "great": ["greaaat"], "please": ["pleeease"], "slow": ["sloooow", "slooow"], "good": ["gooood"],
          "bad": ["baaad"], "no": ["nooo"], "very": ["veryyy"], "still": ["stilllll"], "late": ["laaaate"],
          "nice": ["niiice"], "long": ["looong"], "why": ["whyyyy"]}
EMOJI = {"positive": ["😊", "😍", "👍", "🔥", "⛺", "🥾", "❤️", "🙌", "💚", "🤩", "🏔️", "😀", "🎉"],
         "negative": ["😡", "😤", "🙄", "👎", "😞", "🤬", "💔", "😠", "🤦", "😭"],
         "neutral": ["🤔", "🙂", "👀"], "mixed": ["😐", "🤷", "😕", "🙃"]}
TAGS = {"positive": ["#happycamper", "#gearlove", "#camplife", "#weekendwarm", "#bestbuy", "#trailready"],
        "negative": ["#fail", "#neveragain", "#stillwaiting", "#customerservicefail", "#notimpressed", "#moneyback"],
        "neutral": ["#question", "#hiking", "#gear"], "mixed": ["#soso", "#halfhappy", "#gear"]}


def replace_word(rng, text, table, limit):
    words = [w for w in table if re.search(rf"\b{re.escape(w)}\b", text)]
    for word in rng.shuffled(words)[:limit]:
        new = table[word] if isinstance(table[word], str) else rng.pick(table[word])
        text = re.sub(rf"\b{re.escape(word)}\b", new, text, count=1)
    return text


def write(rng, made, author):
    """The comment as this author types it."""
    text, mood = made.text, made.sentiment
    if made.kind in ("short", "emoji"):
        return text
    if made.language == "en":
        if author.typos:
            text = replace_word(rng, text, TYPOS, rng.between(1, 2))
        if author.elongates:
            text = replace_word(rng, text, LONGER, 1)
        if author.shouts and mood == "negative":
            head, dot, tail = text.partition(". ")
            text = head.upper() + dot + tail
        if author.lowercase:
            text = text.lower()
        if author.exclaims and text.endswith(".") and mood in ("positive", "negative"):
            text = text[:-1] + rng.pick(["!", "!!", "!!!", "!!!!"])
        elif author.no_full_stop and text.endswith("."):
            text = text[:-1]
        if author.links and rng.chance(0.8):
            text += rng.pick([" Photo: ", " see ", " "]) + f"https://pics.example/{rng.below(16 ** 6):06x}"
        if author.hashtags:
            text += " " + " ".join(rng.shuffled(TAGS[mood])[:rng.between(1, 2)])
        if mood == "negative" and rng.chance(0.006):
            text += f" Write to me: {author.handle}@mail.example"
    elif author.exclaims and made.language == "es" and text.endswith("."):
        text = text[:-1] + "!!"
    if author.emoji and rng.chance(0.75):
        face = rng.pick(EMOJI[mood])
        text += ("" if made.language == "ja" else " ") + face * rng.pick([1, 1, 1, 2, 3])
    return text


def normalised(text):
    """What counts as the same text: letters and digits only, without case."""
    return re.sub(r"[\W_]+", "", text.lower())
