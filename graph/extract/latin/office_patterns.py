"""Where an office stands beside a name in German and English, as patterns."""

from __future__ import annotations

import re
from functools import cache

from graph.extract.clauses import within
from graph.extract.latin.persons import (
    LETTERS,
    NAME,
    SURE_NAME,
    TITLES,
)
from graph.extract.latin.roles import role
from graph.extract.latin.words import CAP


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns, by how the office stands to the name."""
    title = role()
    name = rf"(?P<titles>{TITLES})?(?P<name>{NAME})"
    return {
        # Up to four words of a title may stand before its head: Life Science Chief Coordinator.
        "after": within(
            rf"(?:,| [-–—/]|/| \(|:) ?(?:formerly |previously |currently |until recently |bisher "
            rf"|zuletzt "
            rf"|(?:zugleich|gleichzeitig|auch|zudem|außerdem|im Hauptberuf|hauptberuflich"
            rf"|seit [^,;.]{{4,20}}?) "
            rf"|früher |ehemals |einst |now |then |jetzt |damals |seinerzeit |at the time |heute "
            rf"|noch |still |former )?(?:[Tt]he |our |its |der |die |unsere? "
            rf"|an? )?(?:langjährige[rn]? |damalige[rn]? |heutige[rn]? |neue[rn]? |long-?time "
            rf"|[a-zäöü]+ische[rn]? )?"
            rf"(?:(?P<owner>{CAP}(?: {CAP}){{0,3}}(?: (?:institute|university|foundation"
            rf"|cluster|association|network|hospital|park|agency|society))?)['’]s? )?"
            rf"(?P<role>(?:(?:[A-ZÄÖÜ][\w&-]+|&) ){{0,4}}?{title}|(?!whose|which|where|said|says"
            rf"|with"
            rf"|from|their|under|also|when|after|while)[a-z]{{5,}} {title}(?= at | of |,)"
            rf"|(?:[a-z]{{5,}} ){{1,2}}(?:adviser|advisor|developer|manager|officer|coordinator"
            r"|lead|specialist|analyst)(?=[,.;]|$| (?:at|of|with|for)\b))"
        ),
        "before": re.compile(
            rf"(?P<role>{title}(?: a\. ?D\.| i\. ?R\.)?)"
            rf"(?:, (?P<also>(?i:councillor|councilor|alderman)) |[ ,]+){name}"
        ),
        "colon": re.compile(
            rf"(?P<role>{title}(?: (?:of|for) [a-z][\w&-]+(?: [\w&-]+)?)?) ?[::] ?"
            rf"(?P<titles>{TITLES})?(?P<name>{SURE_NAME})(?=[\s,;.()]|$)"
        ),
        # Secretary of Commerce A. B.; Executive Member for Economy, Councillor A. B.;
        # Ministerin für Bildung, Forschung und Kultur A. B.
        "in_charge": re.compile(
            rf"(?P<role>{title} (?:of|for|für) (?:the )?(?P<field>{CAP}"
            rf"(?:(?:,? (?:and|&|und)|,)? {CAP})"
            rf"{{0,3}}?))(?:, (?:[Cc]ouncillor|Cllr|Cr) | )(?P<titles>{TITLES})?(?P<name>{NAME})"
            r"(?=[,;.)]|$| (?:and|said|signed|attended|was|will|has|have|in|on|at|und|sowie|hat"
            r"|haben|war|wird|am|im|aus|vom|von|sagte|dankte|betonte|unterz\w+|unterschr\w+)\b)"
        ),
        # Author: Manager Site Affairs (A. B.); Lead officer: Assistant Director Growth, A. B.
        "labelled": re.compile(
            rf"^(?:[A-Z][\w /-]{{2,30}}: )(?P<role>{title}(?: (?:(?:of|for|and|&) )?{CAP}){{0,4}})"
            rf"(?:, {name}$| \((?P<titles2>{TITLES})?(?P<name2>{NAME})\)$)"
        ),
        "of": within(
            rf"(?P<role>{title}) (?P<link>to(?= the )|of|von|vom|der|des|für|for|in|at|bei|beim) "
            rf"(?:the |der |dem |den )?"
            rf"(?P<body>{CAP}(?:, {CAP})+,? (?:and|und) {CAP}|[^,;.:()]{{2,70}}), {name}"
            r"(?=[,:;.)]| said| sagte| erklärte| and| und| to | bei| at|$)"
        ),
        "bare": re.compile(
            rf"(?<![\w.-])(?:(?:[Cc]ouncillor|Alderman) )?(?P<name>{NAME})"
            rf"(?=(?:{LETTERS.pattern})?(?:,| [-–—/]|/| \(|:))"
        ),
    }
