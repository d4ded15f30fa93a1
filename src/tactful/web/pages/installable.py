"""What makes the app installable on a phone, and the question card usable offline."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tactful.web.static_files import static_file

KEPT = ("tactful.css", "tactful.js", "sans-latin.woff2")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """The manifest: name, colours, icons."""
    icon = static_file("icon.svg").address
    about = {
        "name": "Tactful",
        "short_name": "Tactful",
        "description": "Whether, when and how to follow up after an interview.",
        "start_url": "/",
        "display": "standalone",
        "background_color": "#faf8f4",
        "theme_color": "#faf8f4",
        "share_target": {
            "action": "/take",
            "method": "GET",
            "params": {"title": "title", "text": "text", "url": "url"},
        },
        "icons": [
            {"src": icon, "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
            *(
                {
                    "src": static_file(f"icon-{size}.png").address,
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                }
                for size in (192, 512)
            ),
        ],
    }
    return HttpResponse(json.dumps(about), content_type="application/manifest+json")


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The worker, told which files it keeps; a new file makes it a new worker."""
    kept = json.dumps([static_file(name).address for name in KEPT])
    code = static_file("worker.js").plain.decode().replace("[/* files */]", kept)
    response = HttpResponse(code, content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response
