"""How the pages look in one browser: light or dark, and by which clock. A cookie keeps it, for a
phone and a desk may want different things; the records know nothing of it.
"""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse

LOOKS = {
    "theme": {"": "As this device", "light": "Light", "dark": "Dark"},
    "clock": {"": "As in your country", "12": "5 pm", "24": "17:00"},
}
KEPT_FOR = timedelta(days=400)


def chosen_look(request: HttpRequest) -> dict[str, str]:
    """What was chosen in this browser; what was not, or makes no sense, is empty."""
    kept = {name: request.COOKIES.get(f"tactful-{name}", "") for name in LOOKS}
    return {name: value if value in LOOKS[name] else "" for name, value in kept.items()}


def keep_look(request: HttpRequest, response: HttpResponse) -> None:
    """Keep what is sent; what is as usual is not kept."""
    for name, ways in LOOKS.items():
        value = request.POST.get(name, "")
        if value and value in ways:
            response.set_cookie(
                f"tactful-{name}",
                value,
                max_age=int(KEPT_FOR.total_seconds()),
                httponly=True,
                samesite="Lax",
                secure=request.is_secure(),
            )
        else:
            response.delete_cookie(f"tactful-{name}")
