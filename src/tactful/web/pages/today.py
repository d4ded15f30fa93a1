"""Today: what to do now, what can wait, whose turn it is else, what to let go."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.usecases.offers import see_offers_to_answer
from tactful.usecases.see_listed import count_standing, is_anything_there, see_standing
from tactful.usecases.session import Session
from tactful.web.here import Request
from tactful.web.next_step import NextStep
from tactful.web.page import page
from tactful.web.pages.welcome import WelcomeForm
from tactful.wording.today import asked_today, offer_sentence, say_offer_waits, top_sentence

MOST = 12
SOON = timedelta(days=7)


@require_safe
def show(request: Request) -> HttpResponse:
    """The page one opens first."""
    here = request.here
    now, more_now = _standing(here, "now")
    waiting, more_waiting = _standing(here, "waiting")
    let_go, more_to_let_go = _standing(here, "let_go")
    count = count_standing(here.owner, "now") if more_now else len(now)
    first = asked_today([item.step for item in now], here.today)
    decisions = [item for item in waiting if item.is_decision]
    theirs = [item for item in waiting if not item.is_decision]
    soon = [item for item in theirs if _is_soon(item, here.today)]
    named = [(item.of.employer, item.step) for item in waiting]
    offers = see_offers_to_answer(here.owner)
    due = [offer.employer for offer in offers if offer.is_due(here.today)]
    empty = not (now or waiting or let_go or offers) and not is_anything_there(here.owner)
    return page(
        request,
        "today.html",
        {
            "sentence": offer_sentence(due)
            if due and not count
            else top_sentence(count, named, here.today, on_another_day=False),
            "offers": [
                (
                    offer.employer or "Another company",
                    say_offer_waits(offer.answer_by, here.today).rstrip("."),
                )
                for offer in offers
            ],
            "now": now[:first],
            "can_wait": now[first:],
            "more_now": count - len(now),
            "decisions": decisions,
            "soon": soon,
            "waiting": [item for item in theirs if item not in soon],
            "more_waiting": more_waiting,
            "let_go": let_go,
            "more_to_let_go": more_to_let_go,
            "calm": not (now or due),
            "count": count,
            "empty": empty,
            "welcome": WelcomeForm() if empty and not here.owner.introduced else None,
        },
    )


def _standing(here: Session, where: str) -> tuple[list[NextStep], bool]:
    found, more = see_standing(here.owner, where, MOST)
    return [NextStep(item, here.today) for item in found], more


def _is_soon(item: NextStep, today: date) -> bool:
    return item.step.comes_at is not None and item.step.comes_at.date() < today + SOON
