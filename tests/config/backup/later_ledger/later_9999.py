import pkgutil

from django.db import migrations, models

from workings.ledger import migrations as ours

LAST = max(module.name for module in pkgutil.iter_modules(ours.__path__))


def note_sources(apps, schema_editor):
    apps.get_model("documents", "Source").objects.update(note="migrated")


class Migration(migrations.Migration):
    dependencies = [("ledger", LAST), ("documents", "0001_initial")]
    operations = [
        # SQLite makes both tables anew, and drops their triggers.
        migrations.AlterField("line", "ref", models.CharField(max_length=90)),
        migrations.AddField(
            "benefit", "later", models.CharField(max_length=9, default="later")
        ),
        migrations.RunPython(note_sources, migrations.RunPython.noop),
    ]
