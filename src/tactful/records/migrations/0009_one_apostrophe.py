"""A name is found however its apostrophe is written: O'Neill and O’Neill are one."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

APOSTROPHES = str.maketrans("’‘ʼ´`", "'''''")
KEYS = (("Employer", "name_key"), ("Application", "sort_key"), ("Application", "search_text"))


def write_anew(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Two companies that differ by nothing else stay two: whose notes are whose nobody can say."""
    del schema_editor
    for model, field in KEYS:
        rows = apps.get_model("records", model).objects
        for apostrophe in map(chr, APOSTROPHES):
            for row in rows.filter(**{f"{field}__contains": apostrophe}):
                key = getattr(row, field).translate(APOSTROPHES)
                if field == "name_key" and rows.filter(owner=row.owner, name_key=key).exists():
                    continue
                rows.filter(pk=row.pk).update(**{field: key})


class Migration(migrations.Migration):
    dependencies = [("records", "0008_table_heads")]

    operations = [migrations.RunPython(write_anew, migrations.RunPython.noop)]
