"""A small random generator of our own, so that the files don't depend on a Python version."""

import math

MASK = (1 << 64) - 1


def fnv1a(text):
    """The 64-bit FNV-1a hash of a string: turns a name into a seed."""
    value = 0xCBF29CE484222325
    for byte in text.encode("utf-8"):
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def power(base, exponent):
    """`base ** exponent` by multiplication: the C library's pow may differ in the last bit."""
    result = 1.0
    for _ in range(exponent):
        result *= base
    return result


class Rng:
    """SplitMix64, seeded from a number and a name (one stream per property and purpose)."""

    def __init__(self, seed, name):
        self.state = (seed ^ fnv1a(name)) & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def real(self):
        return (self.next() >> 11) / (1 << 53)

    def below(self, bound):
        return self.next() % bound

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def chance(self, probability):
        return self.real() < probability

    def pick(self, items):
        return items[self.below(len(items))]

    def weighted(self, weights):
        """A key of a {key: weight} mapping."""
        point = self.real() * sum(weights.values())
        for key, weight in weights.items():
            point -= weight
            if point < 0:
                return key
        return key

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]
        return items

    def normal(self):
        """About normal: twelve uniform numbers (no libm, so the same everywhere)."""
        return sum(self.real() for _ in range(12)) - 6

    def noisy(self, value, share):
        """`value` with a relative error of about `share`."""
        return value * max(0.2, 1 + share * self.normal())

    def long_tail(self, high):
        """An integer from 0 to `high`, mostly small."""
        return int(math.floor(high * power(self.real(), 4)))
