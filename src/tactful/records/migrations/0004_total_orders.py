"""Every list has a total order; PostgreSQL has an index of words, too."""

from django.db import migrations, models

WORDS_INDEX = (
    "CREATE INDEX search_text_words ON search_text USING gin (to_tsvector('simple', text))"
)


def make_the_index(apps, schema_editor):
    """SQLite has its own since 0002."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(WORDS_INDEX)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0003_second_edition"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="application", name="application_today"),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                fields=["owner", "standing", "due_at", "id"], name="application_today"
            ),
        ),
        migrations.RemoveIndex(model_name="application", name="application_board"),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["owner", "stage", "due_at", "id"], name="application_board"),
        ),
        migrations.RemoveIndex(model_name="application", name="application_by_next_step"),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["owner", "due_at", "id"], name="application_by_next_step"),
        ),
        migrations.RemoveIndex(model_name="application", name="application_by_company"),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["owner", "sort_key", "id"], name="application_by_company"),
        ),
        migrations.RemoveIndex(model_name="application", name="application_by_role"),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["owner", "role", "id"], name="application_by_role"),
        ),
        migrations.RemoveIndex(model_name="application", name="application_by_age"),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["owner", "noted_at", "id"], name="application_by_age"),
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["owner", "at"], name="change_by_age"),
        ),
        migrations.AddField(
            model_name="owner",
            name="history_days",
            field=models.PositiveIntegerField(default=90),
        ),
        migrations.RunPython(make_the_index, migrations.RunPython.noop),
    ]
