"""Parts that every page is made of: values here, macros in templates/components."""

from workings.web.components.parts import (
    Banner,
    Content,
    Heading,
    Inline,
    Link,
    Row,
    Table,
    content,
    external,
    numeric,
)

__all__ = [
    "Banner",
    "Content",
    "Heading",
    "Inline",
    "Link",
    "Row",
    "Table",
    "content",
    "external",
    "numeric",
]
