"""Does what 'rapport' is compared with, on a table of comments: pipeline_peers.py TASK FILE [MORE].

duckdb    reads all columns and counts rows by property, with MORE threads
polars    the same
vader     scores the first rows with vaderSentiment and writes the rows a second to the file MORE; textblob and afinn likewise
spin      keeps one processor busy for a while, reading nothing
"""

import csv
import sys

task, path = sys.argv[1], sys.argv[2]
more = sys.argv[3] if len(sys.argv) > 3 else "1"
SCORED_ROWS = 5_000

if task == "duckdb":
    import duckdb

    database = duckdb.connect(config={"threads": int(more)})
    database.execute(
        "select property, count(*), sum(length(text)), count(author), count(time), sum(rating), sum(likes)"
        " from read_csv(?) group by property",
        [path],
    ).fetchall()
elif task == "polars":
    import polars

    polars.scan_csv(path).group_by("property").agg(
        polars.len(), polars.col("text").str.len_bytes().sum(), polars.col("likes").sum()
    ).collect()
elif task == "spin":
    total = 0
    for number in range(20_000_000):
        total += number
else:
    with open(path, encoding="utf-8", newline="") as file:
        texts = [row["text"] for _, row in zip(range(SCORED_ROWS), csv.DictReader(file))]
    if task == "vader":
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        score = SentimentIntensityAnalyzer().polarity_scores
    elif task == "textblob":
        from textblob import TextBlob

        score = lambda text: TextBlob(text).sentiment
    else:
        from afinn import Afinn

        score = Afinn(emoticons=True).score
    import time

    start = time.process_time()
    for text in texts:
        score(text)
    # Only the scoring counts, not the start of Python.
    print(len(texts) / (time.process_time() - start), file=open(more, "w"))
