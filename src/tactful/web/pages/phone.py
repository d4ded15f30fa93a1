"""On one's phone: how it gets in, what the browser says, and what it refuses."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from tactful.web.here import Request
from tactful.web.page import page
from tactful.web.phone import Phone


@require_safe
def show(request: Request) -> HttpResponse:
    """The address as a picture, where it is served; and what to expect."""
    phone: Phone | None = settings.PHONE
    context = {"phone": phone, "picture": _picture(phone.url) if phone else ""}
    return page(request, "phone.html", context)


@require_safe
def certificate(request: Request) -> HttpResponse:
    """The certificate, to be trusted on the phone once and for all; the key stays here."""
    phone: Phone | None = settings.PHONE
    if phone is None:
        raise Http404("there is no certificate without `serve --phone`")
    content = phone.certificate.public_path.read_bytes()
    response = HttpResponse(content, content_type="application/x-x509-ca-cert")
    response.headers["Content-Disposition"] = 'attachment; filename="tactful.crt"'
    return response


def _picture(address: str) -> SafeString:
    import segno

    drawn = segno.make(address).svg_inline(scale=5, dark="#000", light="#fff", border=3)
    return mark_safe(drawn)  # noqa: S308  # drawn from an address of our own
