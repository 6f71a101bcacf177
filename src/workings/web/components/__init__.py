"""Parts that every page is made of, as values. Those that pages have many of are
written by functions, the others by macros in templates/components.
"""

from workings.web.components.parts import (
    Banner,
    Content,
    Heading,
    Inline,
    Link,
    Row,
    Spark,
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
    "Spark",
    "Table",
    "content",
    "external",
    "numeric",
]
