// Nothing scrolls sideways: at 320 px, and in a 1280 px window enlarged to 400%.

import assert from "node:assert/strict";
import { test } from "node:test";
import { NARROW, nameOf, open, pages, within } from "./open.mjs";

// 1280 by 1024 at 400% leaves 320 by 256 CSS pixels of four device pixels each.
const WINDOWS = [
  ["320 px", { viewport: NARROW }],
  ["400%", { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
];

/** The width that the document wants, and the elements that stick out of the window and of no scroll region. */
function measure() {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX);
  const isHeld = (element) => {
    for (let part = element.parentElement; part && part !== document.body; part = part.parentElement) {
      if (scrolls(part)) return true;
    }
    return false;
  };
  const out = [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > width + 0.5 && !isHeld(element))
    .map((element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}"> ends at ${element.getBoundingClientRect().right}`);
  const full = [...document.body.querySelectorAll("*")]
    .filter((element) => !scrolls(element) && !isHeld(element) && element.clientWidth > 0 && element.scrollWidth > width)
    .map((element) => `<${element.localName}> holds ${element.scrollWidth} px of "${element.textContent.trim().slice(0, 30)}"`);
  const fixed = [...document.body.querySelectorAll("*")]
    .filter((element) => /fixed|sticky/.test(getComputedStyle(element).position))
    .filter((element) => element.localName !== "th" && element.getBoundingClientRect().height > window.innerHeight / 2)
    .map((element) => `<${element.localName}> is fixed over half of the window`);
  return { wanted: Math.max(document.documentElement.scrollWidth, document.body.scrollWidth), out: [...out.slice(0, 5), ...full.slice(-2), ...fixed] };
}

for (const page of pages) {
  test(nameOf(page), async () => {
    for (const [name, options] of WINDOWS) {
      await within(options, async (context) => {
        const tab = await open(context, page);
        const { wanted, out } = await tab.evaluate(measure);
        assert.ok(wanted <= 320, `at ${name} the document is ${wanted} px wide: ${out.join("; ")}`);
        assert.deepEqual(out, [], `at ${name}`);
      });
    }
  });
}
