"""The view of an article about server-sent events, in a Django project of one file.

GET /article?abc=xyz   as it is printed: it means to tell that it is done, but `done: ` is no field of the standard
GET /corrected?abc=xyz the same with an event of type `done`

It runs on the server behind `manage.py runserver`, which cannot tell which port it got when it asked for a free one.
"""

import json
import os
import secrets
import sys
import threading
import time

from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.http import StreamingHttpResponse
from django.urls import path

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1", "localhost"],
    ROOT_URLCONF=__name__,
    SECRET_KEY=secrets.token_hex(),
)


def numbered(request):
    for n in range(1, 4):
        event = {"n": n, "abc": request.GET.get("abc")}
        yield f"data: {json.dumps(event, ensure_ascii=False)}\n\n"
        time.sleep(0.01)


def stream(events):
    response = StreamingHttpResponse(events, content_type="text/event-stream")
    response["Cache-Control"] = "no-cache"
    return response


def article(request):
    def events():
        yield from numbered(request)
        yield "done: \n\n"

    return stream(events())


def corrected(request):
    def events():
        yield from numbered(request)
        yield "event: done\ndata: \n\n"

    return stream(events())


urlpatterns = [path("article", article), path("corrected", corrected)]


def end_with_parent():
    """The test's end of the pipe to our stdin closes when its process ends, however it does."""
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    # Django looks its URL configuration up by the name of this module, which is then not imported a second time.
    threading.Thread(target=end_with_parent, daemon=True).start()
    server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
    server.daemon_threads = True
    server.set_app(get_wsgi_application())
    print(f"listening {server.server_port}", flush=True)
    server.serve_forever()
