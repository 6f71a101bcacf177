"""What of an open page would keep somebody from using it, each as a line of text.

axe-core finds what can be told from the page as it stands. The rest of WCAG 2.2 that a
machine can tell needs the page to be used: focused, zoomed, spaced, printed.
"""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"

# Of what passed it need not tell, nor how to find it: that takes ten times as long.
_RUN = """
axe.run(document, {
  resultTypes: ["violations"],
  selectors: false,
  rules: {"target-size": {enabled: true}},
}).then(found => found.violations.flatMap(
  rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html}`)))
"""


def axe(page: Page) -> list[str]:
    """This function will list what axe-core finds wrong with the page as it is."""
    # Evaluated, not added as a script: the page's own policy forbids scripts.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    return _told(page, _RUN)


def unreachable(page: Page) -> list[str]:
    """This function will list what is wrong for somebody with a keyboard alone: what
    takes no focus, shows none, is out of sight with it, or comes out of its order.
    """
    return _told(
        page,
        """
() => {
  const kinds = "a[href], button, input, select, textarea, summary, [tabindex]";
  const stops = [...document.querySelectorAll(kinds)].filter(
    it => it.tabIndex >= 0 && !it.disabled && it.type !== "hidden"
      && it.checkVisibility({visibilityProperty: true}));
  const look = it => { const style = getComputedStyle(it); return [
    style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow,
    style.backgroundColor, style.borderColor].join(); };
  const found = [];
  let top = -Infinity, right = 0;
  for (const it of stops) {
    const name = it.outerHTML.slice(0, 160);
    if (it.tabIndex > 0) found.push(`jumps the queue: ${name}`);
    document.activeElement.blur();
    const before = look(it);
    it.focus({focusVisible: true});
    if (document.activeElement !== it) found.push(`takes no focus: ${name}`);
    if (look(it) === before) found.push(`shows no focus: ${name}`);
    const box = it.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || box.bottom <= 0 || box.top >= innerHeight
        || box.left < 0 || box.right > innerWidth + 1)
      found.push(`is out of sight with the focus: ${name}`);
    // What is to the right of the last is in another column or cell.
    if (box.bottom + scrollY <= top && box.left < right)
      found.push(`comes after what is below it: ${name}`);
    top = box.top + scrollY;
    right = box.right;
  }
  document.activeElement.blur();
  scrollTo(0, 0);
  return found;
}""",
    )


def cut_off(page: Page) -> list[str]:
    """This function will list what does not fit: a page to be scrolled sideways, text
    that is cut off, and what stays in front of the rest while it is scrolled.
    """
    return _told(
        page,
        """
() => {
  const found = [];
  const wide = document.documentElement;
  if (wide.scrollWidth > wide.clientWidth)
    found.push(`scrolls sideways: ${wide.scrollWidth} in ${wide.clientWidth}`);
  for (const it of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(it);
    const name = it.outerHTML.slice(0, 160);
    if (["fixed", "sticky"].includes(style.position))
      found.push(`stays in front of the rest: ${name}`);
    // One pixel is what is there for readers' software alone.
    if (it.clientWidth <= 1 || style.display === "inline") continue;
    if (["hidden", "clip"].includes(style.overflowX) && it.scrollWidth > it.clientWidth
        || ["hidden", "clip"].includes(style.overflowY)
           && it.scrollHeight > it.clientHeight)
      found.push(`is cut off: ${name}`);
  }
  return found;
}""",
    )


def space_out(page: Page, *, spaced: bool = True) -> None:
    """This function will set the text as wide as WCAG 1.4.12 lets a reader do, or as
    it was.
    """
    # As a browser's own settings would: the page's policy forbids style elements.
    page.evaluate(
        """
spaced => {
  const wide = new CSSStyleSheet();
  wide.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = spaced ? [wide] : [];
}""",
        spaced,
    )


def words(page: Page) -> set[str]:
    """This function will collect the words that the page shows."""
    return set(str(page.evaluate("document.body.innerText")).split())


def _told(page: Page, script: str) -> list[str]:
    found: Any = page.evaluate(script)
    return [str(fault) for fault in found]
