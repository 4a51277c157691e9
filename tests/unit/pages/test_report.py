"""An article's report as a page: highlights and cards meet, evidence is named, nothing runs, nothing leaks."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from probatum.domain.article import Article, Block, BlockKind
from probatum.domain.claim import ArticleReport, Conflict, EvidenceFor, Manner, Rating
from probatum.domain.errors import InvariantBroken
from probatum.pages.invariants.dom import parse
from probatum.pages.report import article_document, broken, claim_reviews, invariants, render, render_share
from probatum.pages.report.words import MOST_SHARED, in_short, own, shown
from reports import TEXT, article, claim, place, report, verdict


@pytest.fixture(scope="module")
def page():
    return parse(render(report()))


def test_the_article_stands_beside_its_verdicts(page):
    words = page.by_id("article").text(skip=lambda node: "n" in node.classes).replace(" .", ".")
    for line in (
        "Fabulex and the whole story",
        "Fabulex improves memory in adults.",
        "Rats learned faster.",
        "1. Nobody A.",
    ):
        assert line in words
    assert [card.get("data-rating") for card in page.with_class("card")] == [
        "supported",
        "no-evidence",
        "contradicted",
        "inconsistent",
        "overstated",
        "not-checkable",
    ]


def test_a_claim_within_a_claim_has_both_cards(page):
    pieces = [(node.get("href"), node.get("data-claims")) for node in page.with_class("hl")]
    assert ("#claim-2", "claim-2") in pieces
    assert ("#claim-3", "claim-2 claim-3") in pieces


def test_what_stands_out_is_named_first_and_once():
    def flagged(words: str, rating: Rating, **given):
        return verdict(claim(TEXT, words), rating, **given)

    verdicts = (
        flagged("Rats learned faster", Rating.OVERSTATED),
        flagged("60 doses of 50 mcg", Rating.INCONSISTENT),
        flagged("50 mcg, which is 9,000 mcg", Rating.INCONSISTENT),  # the same sum again
        flagged("Fabulex raises dopamine", Rating.CONTRADICTED),
        flagged("Fabulex improves memory", Rating.SUPPORTED),
    )
    built = ArticleReport(article=article(), substances=(), verdicts=verdicts, summary="5 claims")
    [shown] = parse(render(built)).with_class("standouts")
    assert [node.get("href") for node in shown.walk() if node.tag == "a"] == [
        "#claim-4",
        "#claim-2",
        "#claim-1",
    ]


def test_two_verdicts_on_the_same_words_have_two_cards():
    one = verdict(claim(TEXT, "Rats learned faster"), Rating.NOT_CHECKABLE)
    built = ArticleReport(article=article(), substances=(), verdicts=(one, one), summary="2 claims")
    assert [card.get("id") for card in parse(render(built)).with_class("card")] == ["claim-1", "claim-2"]


def test_each_verdict_opens_to_quote_study_and_rule(page):
    card = page.by_id("claim-1").text()
    assert "memory improved" in card
    assert "PMID 101" in card
    assert "a-rule" in card
    assert "60 × 50 µg = 3,000 µg" in page.by_id("claim-4").text()


def test_every_section_is_there_and_empty_ones_are_not(page):
    ids = {"conflicts", "arithmetic", "commercial", "missing", "references", "method"}
    assert ids <= set(page.ids)
    bare = report(conflicts=(), arithmetic=(), commercial=(), missing_caveats=(), unknown_references=())
    assert set(parse(render(bare)).ids) & ids == {"method"}


def test_a_computation_leads_to_the_claim_it_decided(page):
    assert "#claim-4" in [node.get("href") for node in page.by_id("arithmetic").walk()]


def test_the_version_to_share_has_no_text_of_the_article():
    html = render_share(report())
    assert "Rats learned faster" in html  # a claim's words
    for words in ("The whole story of", "Buy now for less", "Nobody A.", 'id="article"'):
        assert words not in html


def test_shared_words_are_cut():
    long = "Fabulex improves memory " + "and more memory " * 40
    cut = parse(render_share(report_on(long)))
    [quote] = [node.text() for node in cut.with_class("claim")]
    assert len(quote) <= MOST_SHARED
    assert quote.endswith("…")


def test_a_share_links_to_the_article():
    given = article(url="https://example.org/fabulex")
    assert 'href="https://example.org/fabulex"' in render_share(report(article=given))
    evil = article(url="javascript:alert(1)")
    assert 'href="javascript' not in render_share(report(article=evil))


def report_on(text: str, words: str | None = None, rating: Rating = Rating.NO_EVIDENCE, **given):
    one = verdict(claim(text, words or text.strip()), rating, **given)
    return ArticleReport(article=article(text), substances=(), verdicts=(one,), summary="1 claim")


HOSTILE = [
    "<script>alert(1)</script> improves memory",
    '"><img src=x onerror=alert(1)> improves memory',
    "{{ 7 * 7 }} {% raw %} improves memory",
    "</article></main><h1>Fabulex improves memory",
    "&lt;b&gt; and &amp; improve memory",
    "improves \u202eyromem\u202c of adults",
    "improves \x00 \x1b[31m memory",
    "]]> --> <!-- improves memory",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_of_an_article_becomes_markup(words):
    built = replace(
        report(),
        article=Article(
            text=words,
            sha256="0",
            title=words,
            blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(words)),),
            notes=(words,),
            language='"><script>',
        ),
        verdicts=(verdict(claim(words, words), Rating.NO_EVIDENCE, because=f"because “{words}”"),),
        conflicts=(Conflict(a=place(words, words), b=place(words, words), because="x", b_article=words),),
        commercial=(),
        unknown_references=(),
    )
    for html in (render(built), render_share(built)):
        page = parse(html)
        assert len(list(page.with_tag("script"))) == 1
        assert not list(page.with_tag("img"))
        assert len(list(page.with_tag("h1"))) == 1
        assert "\x1b" not in html
        assert "\u202e" not in html
    assert in_short(words) in parse(render(built)).by_id("claim-1").text()


def test_words_between_blocks_are_shown_and_boilerplate_is_not():
    text = "Menu Home Shop\nFabulex improves memory.\nleft over words"
    given = Article(
        text=text,
        sha256="0",
        blocks=(
            Block(kind=BlockKind.BOILERPLATE, start=0, end=14),
            Block(kind=BlockKind.PARAGRAPH, start=15, end=39),
        ),
    )
    one = verdict(claim(text, "Fabulex improves memory"), Rating.SUPPORTED)
    built = replace(report(), article=given, verdicts=(one,), conflicts=(), commercial=())
    words = parse(render(built)).by_id("article").text()
    assert "left over words" in words
    assert "Menu" not in words


# Invariants: each with a page that breaks it

BREAKS = [
    ("every-claim-has-a-card", 'data-rating="overstated"', 'data-rating="supported"'),
    ("highlights-and-cards-meet", 'href="#claim-3"', 'href="#claim-33"'),
    ("highlights-and-cards-meet", 'id="in-claim-2"', 'id="gone"'),
    ("every-verdict-has-a-reason", '<p class="because">This is why.</p>', '<p class="because"></p>'),
    ("every-verdict-has-a-reason", "<code>a-rule</code>", "<code></code>"),
    ("verdicts-name-their-evidence", '<li class="for">', '<li class="neither">'),
    ("verdicts-name-their-evidence", '<li class="against">', '<li class="neither">'),
    ("verdicts-name-their-evidence", '<div class="check">', '<div class="other">'),
    ("no-advice", "This is why.", "You should take it with food."),
    ("no-advice", "This is why.", "It is proven."),
    ("nothing-from-outside", "<main>", '<main><img src="https://example.org/x.png">'),
    ("nothing-from-outside", "<main>", '<main><a href="javascript:x()">x</a>'),
    ("nothing-from-outside", "<main>", '<main><p onclick="x()">'),
    ("nothing-from-outside", "noindex", "index"),
    ("nothing-from-outside", "no-referrer", "origin"),
    ("the-disclaimer-is-there", '<p class="disclaim">', '<p class="gone">'),
]


@pytest.mark.parametrize(("name", "words", "instead"), BREAKS)
def test_an_invariant_fails_when_it_is_broken(name, words, instead):
    built = report()
    html = render(built)
    assert broken(built, html) == ()
    assert words in html
    assert {fault.partition(":")[0] for fault in broken(built, html.replace(words, instead))} >= {name}


@pytest.mark.parametrize("instead", ["<q>" + "x" * 301 + "</q>", '<div id="article"></div>'])
def test_a_share_that_says_too_much_is_not_written(instead):
    built = report()
    html = render_share(built).replace("<main>", f"<main>{instead}")
    assert "shared-quotes-are-short" in {fault.partition(":")[0] for fault in broken(built, html)}
    with pytest.raises(InvariantBroken, match="shared-quotes-are-short"):
        invariants.check(built, html)


def test_a_reason_that_reads_as_advice_is_withheld():
    assert own("you should take it with food") == (
        "The reason is withheld, because it could be read as advice."
    )
    assert own("the article says “you should take it”") == "The article says “you should take it”"
    cited = EvidenceFor(text="Adults should take it with food", source="A label", opposes=True)
    built = report_on(TEXT, "Rats learned faster", Rating.CONTRADICTED, evidence=(cited,))
    assert "Adults should take it with food" in render(built)  # a source's words, marked as such


def test_words_are_made_fit_to_be_shown():
    assert shown("a\x00b\u202ec\ud800") == "a�b�c�"
    assert in_short("one two three", 9) == "one two…"
    assert in_short("x" * 20, 10) == "x" * 9 + "…"


# Documents


def test_the_document_has_what_interfaces_promise():
    document = json.loads(json.dumps(article_document(report())))
    assert document["schema"] == "probatum/article/1"
    assert document["disclaimer"]
    assert set(document["article"]) >= {"title", "sha256"}
    promised = [
        "id",
        "quote",
        "start",
        "end",
        "type",
        "strength",
        "rating",
        "mismatches",
        "because",
        "studies",
        "checks",
    ]
    for one in document["claims"]:
        assert set(promised) <= set(one)
        assert TEXT[one["start"] : one["end"]] == one["quote"]
    assert document["claims"][0]["studies"] == ["study:1"]
    assert set(document["claims"][3]["checks"][0]) >= {"rule", "inputs", "result"}
    keys = {"conflicts", "commercial", "missing_caveats", "unknown_references", "summary", "substances"}
    assert keys <= set(document)


def test_a_claim_of_a_page_leads_back_to_its_source():
    given = replace(article(), source_offsets=((0, 100), (10, 200)))
    one = article_document(report(article=given))["claims"][0]
    assert one["source_start"] == 200 + one["start"] - 10


# What schema.org/ClaimReview and its users ask for: type, url, claim, author, a named rating, the item.
REQUIRED = {"@type", "url", "claimReviewed", "author", "reviewRating", "itemReviewed"}


def test_claim_reviews_have_the_fields_schema_org_asks_for():
    document = claim_reviews(report())
    assert document["@context"] == "https://schema.org"
    assert len(document["@graph"]) == 5  # the one that is not checkable is not rated
    html = render_share(report())
    for one in document["@graph"]:
        assert set(one) >= REQUIRED
        assert one["@type"] == "ClaimReview"
        assert one["author"]["@type"] == "Organization"
        assert one["author"]["name"]
        assert one["reviewRating"]["@type"] == "Rating"
        assert one["reviewRating"]["alternateName"] in {rating.words for rating in Rating}
        assert one["itemReviewed"]["@type"] == "Claim"
        assert one["itemReviewed"]["appearance"]["@type"] == "CreativeWork"
        assert 0 < len(one["claimReviewed"]) <= MOST_SHARED
        assert f'id="{one["url"][1:]}"' in html


def test_an_anecdote_is_not_reviewed():
    given = report_on(TEXT, "Rats learned faster", Rating.NO_EVIDENCE)
    one = given.verdicts[0]
    told = replace(one, claim=replace(one.claim, manner=Manner.ANECDOTE))
    assert claim_reviews(replace(given, verdicts=(told,)))["@graph"] == []


def test_the_same_report_gives_the_same_bytes():
    assert render(report()) == render(report())
    assert render_share(report()) == render_share(report())
