"""What the columns of somebody's tables mean is remembered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0007_codes_and_reminders")]

    operations = [
        migrations.AddField("owner", "table_heads", models.JSONField(default=dict)),
    ]
