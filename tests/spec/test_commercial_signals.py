"""Commercial signals: a page that earns money with what it tells shows it in words and in links.

A signal names its place and says why; a warning about shops, a citation, a site's own bookkeeping and a
pharmacy on prescription are none. Affiliate parameters count when they lead to another site.
"""

from __future__ import annotations

import pytest

from probatum.claims.commercial import rules, sign_of_link, signs_in
from probatum.domain.article import Link, Place
from probatum.domain.claim import SignalKind

WORDS = rules()["words"]


@pytest.mark.parametrize(
    ("sentence", "kind"), [(one, rule["kind"]) for rule in WORDS for one in rule["fires"]]
)
def test_words_that_show_it(sentence, kind):
    assert kind in signs_in(sentence)


@pytest.mark.parametrize("sentence", [one for rule in WORDS for one in rule["silent"]])
def test_words_that_do_not(sentence):
    assert signs_in(sentence) == ()


LINKS = [
    # where it leads, what it shows, the page's own host
    ("https://www.amazon.com/dp/B000?tag=brain-20", "affiliate link", "blog.example"),
    ("https://amzn.to/3abcdef", "affiliate link", "blog.example"),
    ("https://shop.example/fabulex?aff=77", "affiliate link", "blog.example"),
    ("https://shop.example/?ref=blog", "affiliate link", "blog.example"),
    ("https://shop.example/products/fabulex?utm_source=blog", "affiliate link", "blog.example"),
    ("https://shop.example/x?utm_medium=affiliate", "affiliate link", "blog.example"),
    ("/recommends/fabulex/", "affiliate link", "blog.example"),
    ("https://blog.example/go/fabulex", "affiliate link", "blog.example"),
    ("https://shop.example/x?coupon=TEN", "discount or coupon", "blog.example"),
    ("/cart", "sells what it describes", "shop.example"),
    # none of these is a sign
    ("https://blog.example/next?ref=sidebar", None, "blog.example"),
    ("https://pubmed.ncbi.nlm.nih.gov/123/?utm_source=partner", None, "blog.example"),
    ("https://doi.org/10.1000/x?ref=pdf", None, "blog.example"),
    ("https://news.example/story?utm_source=newsletter", None, "blog.example"),
    ("https://library.example/search?tag=peptides", None, "blog.example"),
    ("https://elsewhere.example/go/home", None, "blog.example"),
    ("http://[broken", None, "blog.example"),
    ("mailto:somebody@example.org", None, "blog.example"),
]


@pytest.mark.parametrize(("href", "kind", "own"), LINKS)
def test_links(href, kind, own):
    found = sign_of_link(Link(place=Place(0, 4, "here"), href=href), own)
    assert (found[0].value if found else None) == kind


def test_a_link_that_its_own_markup_calls_sponsored_is_one():
    link = Link(place=Place(0, 4, "here"), href="https://shop.example/", rel=("nofollow", "sponsored"))
    assert sign_of_link(link) == (SignalKind.AFFILIATE_LINK, "its own markup says that it is paid for")
