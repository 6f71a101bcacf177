from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0005_total_projects'),
    ]

    operations = [
        migrations.AlterField(
            model_name='draft',
            name='benefits',
            field=models.TextField(default=list),
        ),
        migrations.AlterField(
            model_name='draft',
            name='body',
            field=models.TextField(),
        ),
    ]
