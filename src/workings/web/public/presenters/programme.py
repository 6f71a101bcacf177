"""A programme's page: what it is, what it comes to, who leads it, where to read on."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from workings.core.dates import DatedTo, say_day
from workings.decisions.queries import decision_list
from workings.ledger.figures import Figure, figures
from workings.ledger.queries.reading import reading
from workings.programme.posts import HolderRecord, PostRecord
from workings.programme.programmes import Contact, PrincipleRecord
from workings.programme.queries import led_and_guided, project_list
from workings.publish.markdown import Look
from workings.publish.queries.texts import Withdrawal, page_words
from workings.publish.texts import Section
from workings.quality.queries.beside import beside_savings
from workings.web.components import Link, Row, content
from workings.web.moment import Moment
from workings.web.public.pages import Part, Principle, ProgrammePage
from workings.web.public.presenters.beside import altogether
from workings.web.public.presenters.frames import feed_links, frame
from workings.web.public.presenters.papers import held_papers, papers_table
from workings.web.public.presenters.project_lists import by_stage, by_wave
from workings.web.public.presenters.registers import decisions_table
from workings.web.public.presenters.site import contact_rows
from workings.web.public.presenters.words import capital, count, sentence
from workings.web.public.standpoint import Standpoint, standpoint

LATEST = 5
"""Decisions and documents that the page shows; its links lead to all of them."""

LOOK = Look(
    {
        "p": "govuk-body",
        "a": "govuk-link",
        "ul": "govuk-list govuk-list--bullet",
        "ol": "govuk-list govuk-list--number",
        "h3": "govuk-heading-s",
        "h4": "govuk-heading-s",
    }
)


def programme_page(slug: str, moment: Moment) -> ProgrammePage:
    """This function will build a programme's page as at a day."""
    stand = standpoint(slug, moment)
    record = stand.record
    found = figures(reading(stand.heard, ranges=False))
    parts = _parts(stand, _words(stand, found))
    return ProgrammePage(
        frame=frame(stand, record.title, "programme"),
        heading=record.title,
        caption=record.council.name,
        summary=record.summary,
        as_at=moment.spoken,
        contents=(
            Link("Headline figures", "#figures"),
            *(Link(part.heading, f"#{part.name}") for part in parts),
        ),
        figures=tuple(_figure(stand, figure) for figure in found),
        parts=parts,
    )


def _figure(stand: Standpoint, figure: Figure) -> Row:
    link = stand.link(capital(figure.wording), "figure", figure.slug)
    said = sentence(figure.note or figure.reason)
    under = (said, sentence(figure.validated))
    return Row(figure.title, content(link, under=under))


def _words(stand: Standpoint, found: Sequence[Figure]) -> dict[Section, str]:
    """The words of each section as safe HTML, their figures as at the day."""
    words = page_words(
        stand.row,
        figures=found,
        address=lambda name: stand.address("figure", name),
        look=LOOK,
    )
    return {
        section: _withdrawn(it)
        if isinstance(it, Withdrawal)
        # Made by us from Markdown: what was HTML in it is shown as the text it is.
        else mark_safe(it.html)  # noqa: S308
        for section, it in words.items()
    }


def _withdrawn(gone: Withdrawal) -> SafeString:
    """What stands in the place of words that were published by mistake."""
    when = f" on {say_day(gone.on)}" if gone.on else ""
    told = f"The words that stood here were withdrawn{when}. {sentence(gone.because)}"
    return format_html('<p class="govuk-body">{}</p>', told.rstrip())


def _parts(stand: Standpoint, words: dict[Section, str]) -> tuple[Part, ...]:
    leads, principles = led_and_guided(stand.row, as_at=stand.moment.day)
    parts = (
        _told(words, Section.WHAT, "What it is"),
        _why(stand, words),
        _how(stand, words),
        _principles(stand, principles),
        _benefits(stand, words),
        _decided(stand, words),
        _led(stand, leads),
        _documents(stand),
        _contact(stand.record.contact),
    )
    return tuple(part for part in parts if part is not None)


def _told(
    words: dict[Section, str], section: Section, heading: str, *, plain: str = ""
) -> Part | None:
    """A section that is words alone: in short where it has none of its own."""
    if section in words:
        return Part(section, heading, words[section])
    return Part(section, heading, sentences=(plain,)) if plain else None


def _why(stand: Standpoint, words: dict[Section, str]) -> Part | None:
    told = _told(words, Section.WHY, "Why it is needed", plain=stand.record.why)
    ahead = stand.link("What is coming: the money against the demand", "outlook")
    return replace(told, links=(ahead,)) if told else None


def _how(stand: Standpoint, words: dict[Section, str]) -> Part:
    found = project_list(stand.row, as_at=stand.moment.day)
    there = (
        f"{count(found, 'project')}, by the stage that each had come to by "
        f"{stand.moment.spoken}."
    )
    return Part(
        Section.HOW,
        "How it works, and its projects",
        words.get(Section.HOW, ""),
        sentences=(there if found else "No project is in the record.",),
        rows=by_stage(stand, found),
        lists=by_wave(stand, found),
        lists_named="The projects by wave, with how each is delivered",
        links=(
            stand.link("The services that it touches", "services"),
            stand.link("The back office on one page", "back-office"),
        ),
    )


def _principles(stand: Standpoint, every: Sequence[PrincipleRecord]) -> Part:
    adopted = [it for it in every if it.adopted.on <= stand.moment.day]
    none = "None had been adopted by then." if every else "The record names none."
    return Part(
        "principles",
        "Its principles",
        sentences=() if adopted else (none,),
        principles=tuple(_principle(stand, it) for it in adopted),
    )


def _principle(stand: Standpoint, principle: PrincipleRecord) -> Principle:
    adopted = f"Adopted {principle.adopted.spoken()}"
    if not principle.decision:
        return Principle(principle.title, principle.meaning, content(adopted))
    link = stand.link(adopted, "decision", principle.decision)
    return Principle(principle.title, principle.meaning, content(link))


def _benefits(stand: Standpoint, words: dict[Section, str]) -> Part:
    _, changed = feed_links(stand)
    beside = beside_savings(stand.heard)
    return Part(
        Section.BENEFITS,
        "Financial benefits",
        words.get(Section.BENEFITS, ""),
        sentences=(altogether(beside.values()),) if beside else (),
        links=(
            stand.link("How services do, beside each saving", "quality"),
            stand.link("How the forecast changed, step by step", "bridge"),
            stand.link("Where sources disagree", "contested"),
            stand.link("Everything that was said, the newest first", "statements"),
            Link("Follow the figures as they change (Atom feed)", changed.href),
        ),
    )


def _decided(stand: Standpoint, words: dict[Section, str]) -> Part:
    found = decision_list(stand.row, as_at=stand.moment.day)
    every = stand.link(f"All {count(found, 'decision')}, by date", "decisions")
    decided, _ = feed_links(stand)
    return Part(
        Section.DECIDED,
        "How decisions were made",
        words.get(Section.DECIDED, ""),
        table=decisions_table(
            stand,
            found[: -LATEST - 1 : -1],
            caption="The latest decisions",
            empty="No decision had been taken by then.",
        ),
        links=(
            *((every,) if len(found) > LATEST else ()),
            Link("Follow new decisions (Atom feed)", decided.href),
        ),
    )


def _led(stand: Standpoint, found: Sequence[PostRecord]) -> Part:
    nobody = "The record names no post that leads it."
    return Part(
        "leaders",
        "Who leads it",
        sentences=() if found else (nobody,),
        rows=tuple(map(_leader, found)),
        links=(stand.link("All posts and bodies, and who was in them", "people"),),
    )


def _leader(post: PostRecord) -> Row:
    if not post.holders:
        return Row(post.title, content("No holder is named for this day"))
    names = " and ".join(holder.name for holder in post.holders)
    return Row(post.title, content(names, under=_tenures(post.holders)))


def _tenures(holders: Sequence[HolderRecord]) -> tuple[str, ...]:
    # When they left is later knowledge on any day that they held the post.
    since = [
        f"since {holder.first.spoken()}" if holder.first else "dates not stated"
        for holder in holders
    ]
    if len(set(since)) == 1:
        return (capital(since[0]),)
    named = zip(holders, since, strict=True)
    return tuple(f"{holder.name}: {when}" for holder, when in named)


def _documents(stand: Standpoint) -> Part:
    found = held_papers(stand)
    nothing = "None is held here that had been written by then."
    return Part(
        "documents",
        "Documents to download",
        sentences=() if found else (nothing,),
        table=papers_table(stand, found[:LATEST]) if found else None,
        links=(stand.link("All documents and sources, held or cited", "documents"),),
    )


def _contact(contact: Contact) -> Part:
    rows = contact_rows(contact)
    said = (_as_of(contact.as_of) if rows else "The record gives none.",)
    return Part("contact", "Contact", sentences=tuple(filter(None, said)), rows=rows)


def _as_of(when: DatedTo | None) -> str:
    return f"As of {when.spoken()}: it may have changed since." if when else ""
