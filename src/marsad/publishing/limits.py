"""Room: how many words a section and the whole brief may have (``longest_section``,
``longest_words``). What is cut stands in "Also reported" with its citations and its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.model.briefs import Paragraph, Section
from marsad.model.values import Told
from marsad.publishing.config import BriefConfig
from marsad.publishing.forms.parts import Part


@dataclass(frozen=True, slots=True)
class Draft:
    """A part as it stands now: how many paragraphs are told in full, whether the rest is only
    counted."""

    part: Part
    most: int
    short: bool = False

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The section's paragraphs at this size."""
        part = self.part
        return (*part.front, *part.write(part.events, self.most, self.short))

    def smaller(self) -> Draft | None:
        """One paragraph less told in full; then the rest only counted; then nothing is left."""
        if self.most > 0:
            full = len(self.part.write(self.part.events, self.most, self.short))
            return replace(self, most=min(self.most, full) - 1)
        return None if self.short or not self.part.events else replace(self, short=True)


def fitted(parts: Sequence[Part], config: BriefConfig, rest: int) -> tuple[Section, ...]:
    """The parts as sections that keep the limits. ``rest`` is how many words the brief has beside
    them. A limit that even the shortest form breaks is broken: nothing is told of in silence."""
    drafts = [_within(Draft(p, p.most), config.longest_section) for p in parts]
    sizes = [words_in(d.paragraphs()) for d in drafts]
    while config.longest_words and sum(sizes) + rest > config.longest_words:
        order = sorted(range(len(drafts)), key=lambda n: (-sizes[n], n))
        found = next(((n, d) for n in order if (d := drafts[n].smaller()) is not None), None)
        if found is None:
            break
        drafts[found[0]] = found[1]
        sizes[found[0]] = words_in(found[1].paragraphs())
    return tuple(_section(d) for d in drafts)


def _within(draft: Draft, longest: int) -> Draft:
    """The draft with as many paragraphs in full as a section of ``longest`` words has room for."""
    if not longest or words_in(draft.paragraphs()) <= longest:
        return draft
    fits, over = -1, min(draft.most, len(draft.part.write(draft.part.events, draft.most, False)))
    while over - fits > 1:
        middle = (fits + over) // 2
        short = words_in(replace(draft, most=middle).paragraphs()) > longest
        fits, over = (fits, middle) if short else (middle, over)
    if fits < 0:
        return replace(draft, most=0, short=True)
    return replace(draft, most=fits)


def _section(draft: Draft) -> Section:
    paragraphs = draft.paragraphs()
    return Section(draft.part.key, draft.part.title, paragraphs,
                   "" if paragraphs else "Nothing held.")  # fmt: skip


def words_in(paragraphs: Sequence[Paragraph]) -> int:
    """How many words the paragraphs have."""
    return words_of([t for p in paragraphs for t in p.sentences])


def words_of(sentences: Sequence[Told]) -> int:
    """How many words the sentences have."""
    return sum(len(t.sentence.split()) for t in sentences)
