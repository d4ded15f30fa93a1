"""Changes are named by codes instead of sentences; when the candidate wants to be reminded."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


def name_by_codes(apps, schema_editor):
    """A change of the older format keeps its sentence; whether it took another back is a code."""
    change = apps.get_model("records", "Change")
    for row in change.objects.only("what").iterator():
        verb, _, rest = row.what.partition(": ")
        if verb in ("undo", "redo") and rest:
            row.did, row.of = verb, {"did": "earlier", "of": {"of": rest}}
        else:
            row.did, row.of = "earlier", {"of": row.what}
        row.save(update_fields=["did", "of"])


class Migration(migrations.Migration):
    dependencies = [("records", "0006_offers_at_hand")]

    operations = [
        migrations.AddField("change", "did", models.CharField(max_length=40, default="")),
        migrations.AddField("change", "of", models.JSONField(default=dict)),
        migrations.RunPython(name_by_codes, migrations.RunPython.noop, elidable=False),
        migrations.RemoveField("change", "what"),
        migrations.AlterField("change", "did", models.CharField(max_length=40)),
        migrations.AddField("application", "remind_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "application",
            "remind_of",
            models.CharField(max_length=160, blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField("application", "drafted", models.JSONField(default=dict)),
        migrations.AddField("owner", "reminders", models.JSONField(default=dict)),
        migrations.AddField("owner", "introduced", models.BooleanField(default=False)),
        migrations.AddField("owner", "calendar_server", models.JSONField(default=dict)),
        migrations.CreateModel(
            "RemoteEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("uid", models.CharField(max_length=120)),
                ("remote_name", models.CharField(max_length=60)),
                ("etag", models.CharField(blank=True, max_length=300)),
                ("content", models.CharField(blank=True, max_length=64)),
                ("state", models.CharField(default="kept", max_length=10)),
                ("moved_to", models.CharField(blank=True, max_length=40)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.owner",
                    ),
                ),
            ],
            options={
                "db_table": "remote_entry",
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "uid"), name="remote_entry_once")
                ],
            },
        ),
        migrations.AddField(
            "notice",
            "problem",
            models.CharField(max_length=300, blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AlterField(
            "notice",
            "application",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notices",
                to="records.application",
            ),
        ),
        migrations.AddConstraint(
            "notice",
            models.UniqueConstraint(
                condition=models.Q(("application__isnull", True)),
                fields=("owner", "sign"),
                name="notice_of_all_once",
            ),
        ),
    ]
