"""JSON-LD: what a page is of, for machines that read it.

It stands in the page as a block of data: no browser runs it, so the policy that
forbids scripts has nothing to say of it.
"""

import json
from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe

from workings.web.public.standpoint import Standpoint, address

_ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
"""No word of a record may end the block that it stands in."""


def block(data: Mapping[str, object]) -> SafeString:
    """This function will write data out so that it can stand in a page."""
    said = {key: value for key, value in data.items() if value}
    written = json.dumps({"@context": "https://schema.org", **said})
    return mark_safe(written.translate(_ESCAPED))  # noqa: S308 - escaped above


def programme_data(stand: Standpoint) -> SafeString:
    """This function will describe a programme's record as a set of data."""
    record, slug = stand.record, stand.record.slug
    ends = record.ends.on.isoformat() if record.ends else ".."
    return block(
        {
            "@type": "Dataset",
            "name": f"{record.title}: the record of the programme",
            "description": record.summary or record.title,
            "url": address("programme", slug),
            "alternateName": list(record.former_titles),
            "license": record.licence.address,
            "creditText": record.licence.credit,
            "temporalCoverage": f"{record.begins.on.isoformat()}/{ends}",
            "isAccessibleForFree": True,
            "creator": council(stand),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": name,
                    "encodingFormat": "application/atom+xml",
                    "contentUrl": address(route, slug),
                }
                for name, route in (
                    ("Decisions", "decisions-feed"),
                    ("Changed figures", "figures-feed"),
                )
            ],
        }
    )


def contact_data(stand: Standpoint) -> SafeString:
    """This function will describe the council, with how to reach it.

    What was good on a day of the past is said on the page, and not to machines, which
    would take it for good today.
    """
    contact = stand.record.contact
    if contact.as_of is not None:
        return block(council(stand))
    return block(
        council(stand)
        | {
            "address": contact.address,
            "telephone": contact.telephone,
            "faxNumber": contact.fax,
            "email": contact.email,
        }
    )


def council(stand: Standpoint) -> dict[str, object]:
    """This function will name the council, by the official register's code too."""
    found = stand.record.council
    named: dict[str, object] = {"@type": "GovernmentOrganization", "name": found.name}
    return named | ({"identifier": found.code} if found.code else {})
