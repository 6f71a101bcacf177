"""The engines' own full text indexes, which Django does not know of."""

from django.db import migrations

MADE = {
    "sqlite": """
CREATE VIRTUAL TABLE publish_fulltext USING fts5(
  title_words, body_words,
  content = 'publish_indexeditem', content_rowid = 'id',
  tokenize = 'porter unicode61'
)
""",
    "postgresql": """
ALTER TABLE publish_indexeditem ADD COLUMN fulltext tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', title_words), 'A') ||
  setweight(to_tsvector('english', body_words), 'B')
) STORED;
CREATE INDEX publish_fulltext ON publish_indexeditem USING gin (fulltext)
""",
}
UNMADE = {
    "sqlite": "DROP TABLE publish_fulltext",
    "postgresql": "ALTER TABLE publish_indexeditem DROP COLUMN fulltext",
}


def make(apps, schema_editor):
    schema_editor.execute(MADE[schema_editor.connection.vendor])


def unmake(apps, schema_editor):
    schema_editor.execute(UNMADE[schema_editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("publish", "0001_initial")]

    operations = [migrations.RunPython(make, unmake)]
