"""Fixed content: product pages, videos, blog posts, documentation pages, forum threads, the texts of a shop's own posts."""

# Noun in a comment -> name of the product page, per shop.
PRODUCTS = {
    "brackenford": ["bracken-dome-3", "bracken-shell-jacket", "bracken-grid-fleece", "bracken-loft-down", "bracken-haul-50",
                    "bracken-quickboil", "bracken-beam-400", "bracken-drowse-5", "bracken-mat-xl", "bracken-strider-mid"],
    "fernwhistle": ["fern-two", "whistle-waxed-jacket", "whistle-wool-fleece", "fern-goosedown", "fern-roll-35", "fern-twig-stove",
                    "glow-lamp", "fern-quilt", "fern-felt-pad", "whistle-ankle-boots"],
    "trailhollow": ["hollow-ridge-2", "hollow-rain-shell", "hollow-fleece", "hollow-down-light", "hollow-pack-40", "hollow-burner",
                    "hollow-lamp-250", "hollow-bag-0", "hollow-air-pad", "hollow-trail-boots"],
    "cairnlark": ["lark-nest-2", "lark-drizzle-jacket", "lark-loop-fleece", "lark-feather-down", "lark-wing-38", "lark-ember-stove",
                  "lark-glint-lamp", "lark-roost-bag", "lark-cloud-pad", "lark-stride-boots"],
    "summitbarrow": ["barrow-col-3", "barrow-storm-jacket", "barrow-micro-fleece", "barrow-arete-down", "barrow-carry-60",
                     "barrow-flare-stove", "barrow-zenith-lamp", "barrow-minus-5", "barrow-insulated-pad", "barrow-scree-boots"],
    "tarnquill": ["quill-hut-2", "quill-mizzle-jacket", "quill-fleece", "quill-eider-down", "quill-day-28", "quill-kettle-stove",
                  "quill-reading-lamp", "quill-hut-bag", "quill-pad", "quill-path-boots"],
    "mossgantry": ["gantry-arch-2", "gantry-tarp-jacket", "gantry-fleece", "gantry-baffle-down", "gantry-crane-45", "gantry-jet",
                   "gantry-spot", "gantry-hammock-bag", "gantry-slab-pad", "gantry-girder-boots"],
    "paddlewren": ["wren-shore-2", "wren-paddle-jacket", "wren-warm-layer", "wren-dry-down", "wren-drybag-40", "wren-beach-stove",
                   "wren-night-lamp", "wren-shore-bag", "wren-bank-pad", "wren-water-boots"],
}

# Topic -> page of a shop (otherwise the product page).
TOPIC_PAGES = {"checkout": "/checkout/payment", "delivery": "/help/delivery", "returns": "/help/returns", "support": "/help/contact",
               "membership": "/account/plus", "search": "/search", "app": "/app"}

# Paths in a shop's pages report with their weight in views, besides the ten product pages.
COMMON_PAGES = {"/": 22, "/sale": 9, "/search": 11, "/basket": 7, "/checkout/payment": 4.5, "/checkout/thanks": 1.6,
                "/help/delivery": 2.4, "/help/returns": 1.7, "/help/contact": 1.9, "/account/plus": 0.8, "/app": 0.7,
                "/blog/packing-light": 1.1}

VIDEOS = [
    ("mg7TearRig01", "We tear six buckles apart", "Jan 14, 2025", 742, 1, 900),
    ("mgSeamTape02", "Sealing a seam so that it stays sealed", "Jan 30, 2025", 511, 1, 620),
    ("mgStoves25_3", "Four stoves, one cold morning", "Feb 20, 2025", 903, 1, 1150),
    ("mgZipFixing4", "Zip stuck? Zip fixed", "Mar 6, 2025", 388, 1, 1300),
    ("mgKnots_in_5", "Five knots for tarps", "Mar 27, 2025", 455, 4, 1500),
    ("mgRainTests6", "Rain jackets in real rain", "Apr 10, 2025", 1012, 6, 2100),
    ("mgPadPatch_7", "Patching a sleeping pad on the road", "Apr 24, 2025", 466, 8, 1250),
    ("mgPacking_08", "What we carry for three days", "May 8, 2025", 834, 10, 1700),
]

BLOG = [("100", "hut-to-hut-in-five-days", "Hut to hut in five days", 1), ("101", "layering-without-fuss", "Layering without fuss", 1),
        ("102", "porridge-at-two-thousand", "Porridge at two thousand metres", 3), ("103", "walking-alone", "Walking alone", 5),
        ("104", "the-lost-sock", "Hut diary: the lost sock", 7), ("105", "water-points", "A map of water points", 9),
        ("106", "mend-it", "Mend it: zips and seams", 11)]

DOCS = [(11, "/start/install/", "Install Waybeacon"), (12, "/start/first-route/", "Your first route"),
        (13, "/guides/import-gpx/", "Import tracks"), (14, "/guides/elevation-smoothing/", "Smooth elevation"),
        (15, "/guides/offline-tiles/", "Offline tiles and the cache"), (16, "/guides/profiles/", "Profiles"),
        (17, "/reference/options/", "All options"), (18, "/reference/api/", "API"), (19, "/upgrade/to-3/", "Upgrade to version 3"),
        (20, "/troubleshooting/", "Troubleshooting")]

FORUM = [("ec01a", 1), ("ec02f", 1), ("ec03k", 2), ("ec04p", 3), ("ec05t", 4), ("ec06w", 5), ("ec07z", 6), ("ec08c", 7), ("ec09h", 8),
         ("ec10m", 9), ("ec11r", 10), ("ec12x", 11), ("ec13y", 12)]

POSTS = [
    "The first crocus in front of the workshop.\n\nWe're open, the stove is on, bring your broken zips. 🌱",
    "Eleven jackets mended this week. One of them for the fourth time, and it's still somebody's favourite.",
    "New: the Fern Roll 35 in moss green.\n\nTwenty of them, sewn by the two of us. When they're gone we'll make more.",
    "A letter came with a photo: our tent, a lake, two happy dogs.\n\nThank you, you know who you are!",
    "Repair evening on Thursday.\n\n* bring thread if you have some\n* tea is there\n* no sewing skills needed",
    "It rained through the whole field test. Perfect.",
    "Somebody asked why we don't make a bigger rucksack. Because you'd fill it. 😉",
    "We were wrong about the old buckle. If yours has a grey one, write to us and we'll send a new one, free.",
    "Wool from two valleys away. Here's Greta the sheep's farmer with the first bales (Greta was busy eating).",
    "Spring hours: Tue to Sat, 10 to 5.\n\nClosed when the weather is too good.",
    "How to wax a jacket in four pictures.\n\n1 brush\n2 warm\n3 wax\n4 wait",
    "Your ferns! We asked where our fern cards ended up and got 140 pictures.\n\nFridge doors are in the lead.",
    "Out of stock: Whistle boots, 41 and 42. Back in three weeks, promised by the man with the lasts.",
    "A customer walked 900 km in these. We asked to keep them for the shelf, he asked for new soles. He won. 🥾",
    "No sale this Easter. Same honest price as last week and next week.",
    "We planted 60 birches behind the workshop. They look like twigs. Wait ten years.",
    "Question of the week: hood or hat?",
    "The quilt is back.\n\nWarmer foot end, same weight, and yes, it's still repairable.",
    "Thank you for 212 letters since January. We read all of them, aloud, at lunch.",
    "The machine that sews our webbing is 61 years old today. Cake for everybody, oil for her.",
    "One of you found the spelling mistake on the new label. It says 'whislte'. Collectors, be quick.",
    "We're at the village market on Sunday, between the cheese and the goats.",
    "Three things that don't belong in a washing machine: wax, down, car keys.",
    "Last parcels before the long weekend go out on Wednesday noon. After that we're up on the hill.",
]

REPLIES = ["Thank you for the kind words!", "Sorry about the crashes, version 4.2 should fix this.",
           "Thanks, we've passed this on to the people who look after the tide tables.", "Could you send us your order number by mail?",
           "We're sorry. The basket bug is fixed in the newest version.", "Hello! You'll find this under settings, notifications."]

BOT_LINES = ["🔥 Outdoor coupons up to {}% → https://dealping.example/c/{} 🔥", "SAVE {}% NOW with DealPing https://dealping.example/x/{}",
             "DealPing found a code for this shop: -{}% https://dealping.example/go/{}"]
MOD_LINES = ["Your post was moved to the gear thread (rule {}). I am a bot, message {} if this was a mistake.",
             "Weekly reminder no. {}: be kind, put gear lists into the wiki. I am a bot ({}).",
             "This thread is {} days old and has been locked automatically. I am a bot, ref {}."]
