"""Prints the speed of vaderSentiment and of NLTK's TweetTokenizer on the lines of a file, in processor time.

Usage: peers.py FILE BASELINE, where BASELINE is the speed in MB/s that they are compared with.
"""

import sys
import time

lines = open(sys.argv[1], encoding="utf-8", errors="replace").read().split("\n")
baseline = float(sys.argv[2])
size = sum(len(line.encode()) for line in lines)


def measure(name, work):
    speeds = []
    for _ in range(3):
        start = time.process_time()
        for line in lines:
            work(line)
        speeds.append(size / (time.process_time() - start) / 1e6)
    speeds.sort()
    figures = " / ".join(f"{speed:.2f}" for speed in speeds)
    ratios = " / ".join(f"{speed / baseline:.3f}" for speed in speeds)
    print(f"  {name:<44} {figures} MB/s   {ratios} ×", flush=True)


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
