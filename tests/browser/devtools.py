"""Headless Chromium driven over its DevTools pipe: pages, keys, errors and every request."""

import base64
import itertools
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--remote-debugging-pipe",
)
SECONDS = 60
"""How long anything may take before the test fails."""
KEYS = {
    "ArrowDown": 40, "ArrowLeft": 37, "ArrowRight": 39, "ArrowUp": 38, "Delete": 46,
    "End": 35, "Enter": 13, "Home": 36, "Tab": 9,
}  # fmt: skip
"""Codes of the keys that write no character."""


class PageError(AssertionError):
    """A script of the page, or of the test, failed."""


class Browser:
    """One browser with one page; `requests` and `errors` grow until they are cleared."""

    def __init__(self, profile: Path) -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        self._loaded = 0
        self._numbers = itertools.count(1)
        self._rest = b""
        to_read, self._write = os.pipe()
        self._read, to_write = os.pipe()
        program = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
        # Chromium reads from 3 and writes to 4; the shell puts the pipes there.
        self._process = subprocess.Popen(
            [
                "bash", "-c", f'exec "$0" "$@" 3<&{to_read} 4>&{to_write}',
                program, *FLAGS, f"--user-data-dir={profile}", "about:blank",
            ],
            pass_fds=(to_read, to_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(to_read)
        os.close(to_write)
        self._session = ""
        pages = self._ask("Target.getTargets")["targetInfos"]
        (page,) = (each["targetId"] for each in pages if each["type"] == "page")
        attached = self._ask("Target.attachToTarget", targetId=page, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self._ask(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session = ""
        self._ask("Browser.close")
        self._process.wait(timeout=SECONDS)
        os.close(self._write)
        os.close(self._read)

    def resize(self, width: int, height: int = 900) -> None:
        """Make the page a screen of this size; below 600 a phone."""
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=width < 600,
        )  # fmt: skip

    def open(self, address: str) -> None:
        """Load a page and wait until it stands."""
        self._loaded = 0
        self._ask("Page.navigate", url="about:blank")
        self._until(lambda: self._loaded > 0, f"about:blank before {address}")
        self._loaded = 0
        self._ask("Page.navigate", url=address)
        self._until(lambda: self._loaded > 0, address)

    def follow(self, link: str) -> None:
        """Click what an expression gives, and wait until the page that it leads to stands."""
        self._loaded = 0
        self.run(f"{link}.click()")
        self._until(lambda: self._loaded > 0, link)

    def run(self, script: str) -> Any:  # noqa: ANN401 - whatever the script gives
        """Return what an expression gives in the page; a promise is awaited."""
        answer = self._ask(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            raise PageError(f"{script}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def wait(self, script: str) -> Any:  # noqa: ANN401 - as above
        """Run an expression until it gives something true, and return that."""
        until = time.monotonic() + SECONDS
        while not (found := self.run(script)):
            if time.monotonic() > until:
                raise PageError(f"never true: {script}")
            time.sleep(0.05)
        return found

    def press(self, key: str) -> None:
        """Press a key, as a person does."""
        named = {"key": key, "windowsVirtualKeyCode": KEYS.get(key, ord(key[0].upper()))}
        text = {} if key in KEYS and key != "Enter" else {"text": "\r" if key == "Enter" else key}
        self._ask("Input.dispatchKeyEvent", type="keyDown", **named, **text)
        self._ask("Input.dispatchKeyEvent", type="keyUp", **named)

    def type(self, text: str) -> None:
        """Write a text where the cursor is, Chinese too."""
        self._ask("Input.insertText", text=text)

    def spoken(self) -> list[tuple[str, str]]:
        """Return role and name of all that a screen reader is told of."""
        nodes = self._ask("Accessibility.getFullAXTree")["nodes"]
        return [
            (each["role"]["value"], each.get("name", {}).get("value", ""))
            for each in nodes
            if not each["ignored"]
        ]

    def media(self, kind: str) -> None:
        """Show the page as on a kind of medium, such as `print`; nothing is the screen again."""
        self._ask("Emulation.setEmulatedMedia", media=kind)

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Save what the page looks like, or the whole length of it."""
        answer = self._ask("Page.captureScreenshot", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(answer["data"]))

    def paper(self) -> bytes:
        """Print the page on A4, as a person does, and return the PDF."""
        answer = self._ask("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)
        return base64.b64decode(answer["data"])

    def _ask(self, method: str, **parameters: object) -> dict[str, Any]:
        number = next(self._numbers)
        question: dict[str, object] = {"id": number, "method": method, "params": parameters}
        if self._session:
            question["sessionId"] = self._session
        os.write(self._write, json.dumps(question).encode() + b"\0")
        answers: dict[int, Mapping[str, Any]] = {}
        self._until(lambda: number in answers, method, answers)
        answer = answers[number]
        if "error" in answer:
            raise PageError(f"{method}: {answer['error']}")
        result: dict[str, Any] = answer["result"]
        return result

    def _until(
        self,
        done: Callable[[], bool],
        what: str,
        answers: dict[int, Mapping[str, Any]] | None = None,
    ) -> None:
        """Read messages until something has happened; answers are kept if asked for."""
        until = time.monotonic() + SECONDS
        while not done():
            for message in self._messages(until - time.monotonic(), what):
                if "id" in message and answers is not None:
                    answers[message["id"]] = message
                self._note(message.get("method", ""), message.get("params", {}))

    def _messages(self, seconds: float, what: str) -> list[dict[str, Any]]:
        ready, _, _ = select.select([self._read], [], [], max(seconds, 0))
        data = os.read(self._read, 1 << 20) if ready else b""
        if not data:
            raise PageError(f"the browser did not answer: {what}")
        *whole, self._rest = (self._rest + data).split(b"\0")
        return [json.loads(each) for each in whole]

    def _note(self, event: str, said: Mapping[str, Any]) -> None:
        if event == "Page.loadEventFired":
            self._loaded += 1
        elif event == "Network.requestWillBeSent":
            self.requests.append(said["request"]["url"])
        elif event == "Runtime.exceptionThrown":
            self.errors.append(json.dumps(said["exceptionDetails"], ensure_ascii=False))
        elif event == "Runtime.consoleAPICalled" and said["type"] in {
            "error",
            "warning",
            "assert",
        }:
            self.errors.append(json.dumps(said["args"], ensure_ascii=False))
        elif event == "Log.entryAdded" and said["entry"]["level"] in {"error", "warning"}:
            self.errors.append(json.dumps(said["entry"], ensure_ascii=False))
