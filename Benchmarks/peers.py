"""Prints the speed of vaderSentiment and of NLTK's TweetTokenizer on the lines of a file, in processor time."""

import sys
import time

lines = open(sys.argv[1], encoding="utf-8", errors="replace").read().split("\n")
size = sum(len(line.encode()) for line in lines)


def measure(name, work):
    speeds = []
    for _ in range(3):
        start = time.process_time()
        for line in lines:
            work(line)
        speeds.append(size / (time.process_time() - start) / 1e6)
    speeds.sort()
    print(f"  {name:<44} " + " / ".join(f"{speed:.2f}" for speed in speeds) + " MB/s", flush=True)


try:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    measure("vaderSentiment: scores", SentimentIntensityAnalyzer().polarity_scores)
except ImportError:
    print("  vaderSentiment is not installed")
try:
    from nltk.tokenize import TweetTokenizer

    measure("NLTK: TweetTokenizer", TweetTokenizer().tokenize)
except ImportError:
    print("  NLTK is not installed")
