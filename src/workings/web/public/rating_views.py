from math import ceil
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from workings.publish.actions.ratings import FormNotTaken, TooManyRatings, rate
from workings.publish.ratings import FormFault
from workings.web.access import public, unkept
from workings.web.moment import Moment
from workings.web.page_cache import until_midnight
from workings.web.public import presenters
from workings.web.public.answers import TROUBLE, answered, shown
from workings.web.public.rateable import NAMED, page_meant, rating_address
from workings.web.public.rating_form import RatingForm, from_elsewhere
from workings.web.sender import sender_of

FORM = "site/rate.html"


# Django's own guard against forms that stand elsewhere is a cookie, and readers get
# none. There is no session here that such a form could misuse: what it could take is a
# reader's one voice. So a token of ours is asked for (it is of one page, good for a day
# and for one rating), and a form that a browser says stood elsewhere is not taken.
@public
@unkept
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def rate_page(request: HttpRequest) -> HttpResponse:
    respond = _sent if request.method == "POST" else _asked
    return answered(request, lambda moment: respond(request, moment))


@public
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    def respond(moment: Moment) -> HttpResponse:
        page = presenters.thanks_page(request.GET.get(NAMED, ""), moment)
        return shown(request, "site/thanks.html", page)

    return answered(request, respond)


@public
@unkept
@require_safe
def ratings(request: HttpRequest) -> HttpResponse:
    def respond(moment: Moment) -> HttpResponse:
        if NAMED in request.GET:
            page = presenters.page_ratings_page(request.GET[NAMED], moment)
            return shown(request, "site/page_ratings.html", page)
        return shown(
            request,
            "site/ratings.html",
            presenters.ratings_page(moment, asked=request.GET),
        )

    return answered(request, respond)


@public
@unkept
@require_safe
def scores(request: HttpRequest) -> HttpResponse:
    saved_as = {"Content-Disposition": 'attachment; filename="ratings.csv"'}
    written = presenters.scores_file()
    return HttpResponse(written, "text/csv; charset=utf-8", headers=saved_as)


def _asked(request: HttpRequest, moment: Moment) -> HttpResponse:
    meant = request.GET.get(NAMED, "")
    page = presenters.rate_page(meant, moment, at=timezone.now())
    return shown(request, FORM, page)


def _sent(request: HttpRequest, moment: Moment) -> HttpResponse:
    page, form = page_meant(request.GET.get(NAMED, "")), RatingForm(request.POST)
    if from_elsewhere(request):
        return _again(request, moment, fault=FormFault.FORGED.label)
    if not form.is_valid():
        return _again(request, moment, sent=form, token=form.typed("token"))
    try:
        rate(page, form.sent, address=sender_of(request), at=timezone.now())
    except FormNotTaken as refusal:
        still_good = refusal.fault is FormFault.TOO_QUICK
        token = form.typed("token") if still_good else ""
        return _again(request, moment, sent=form, token=token, fault=str(refusal))
    except TooManyRatings as refusal:
        return _too_many(request, refusal)
    return HttpResponseRedirect(rating_address("thanks", page, moment), status=303)


def _again(request: HttpRequest, moment: Moment, **told: Any) -> HttpResponse:
    meant = request.GET.get(NAMED, "")
    page = presenters.rate_page(meant, moment, at=timezone.now(), **told)
    return render(request, FORM, {"page": page}, status=422)


def _too_many(request: HttpRequest, refusal: TooManyRatings) -> HttpResponse:
    page = presenters.too_many_page(refusal)
    response = render(request, TROUBLE, {"page": page}, status=429)
    wait = ceil(until_midnight(timezone.now()).total_seconds())
    response.headers["Retry-After"] = str(wait)
    return response
