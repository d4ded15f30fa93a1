"""A name is found however its apostrophe is written: O'Neill and O’Neill are one."""

import unicodedata

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q

APOSTROPHES = str.maketrans("’‘ʼ´`", "'''''")


def key_of(text: str) -> str:
    """As keys are made from this version on."""
    apart = unicodedata.normalize("NFKD", text.translate(APOSTROPHES).casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


def write_anew(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Two companies that differ by nothing else stay two: whose notes are whose nobody can say."""
    del schema_editor
    employers = apps.get_model("records", "Employer").objects
    applications = apps.get_model("records", "Application").objects
    signs = list(map(chr, APOSTROPHES))
    for employer in employers.filter(_has_any("name", signs)):
        key = key_of(employer.name)
        if not employers.filter(owner=employer.owner, name_key=key).exists():
            employers.filter(pk=employer.pk).update(name_key=key)
    named = _has_any("employer__name", signs) | _has_any("role", signs)
    for row in applications.filter(named).select_related("employer"):
        sorted_by = f"{row.employer.name_key} {key_of(row.role)}"
        words = row.search_text.translate(APOSTROPHES)
        applications.filter(pk=row.pk).update(sort_key=sorted_by, search_text=words)


def _has_any(field: str, signs: list[str]) -> Q:
    found = Q()
    for sign in signs:
        found |= Q(**{f"{field}__contains": sign})
    return found


class Migration(migrations.Migration):
    dependencies = [("records", "0008_table_heads")]

    operations = [migrations.RunPython(write_anew, migrations.RunPython.noop)]
