// With the keyboard alone: the skip link comes first and shows, focus shows everywhere, scroll regions can be reached.

import assert from "node:assert/strict";
import { test } from "node:test";
import { NARROW, addressOf, nameOf, open, pages, within } from "./open.mjs";

const STOPS = 25;

/** What the focused element is, where it stands and how its focus shows. */
function focused() {
  const element = document.activeElement;
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const target = element.getAttribute("href")?.startsWith("#") ? document.getElementById(element.getAttribute("href").slice(1)) : null;
  return {
    name: `<${element.localName}> ${(element.textContent ?? "").trim().slice(0, 40)}`,
    isSkipLink: target !== null && (target.localName === "main" || target.closest("main") !== null),
    isSeen: width > 20 && height > 10 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && style.opacity !== "0" && !/inset\((50|100)%/.test(style.clipPath) && !/rect\(0/.test(style.clip),
    hasRing: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none",
    isPage: element === document.body,
  };
}

/** Regions that scroll sideways and cannot be focused, or have no name. */
function unreachable() {
  return [...document.querySelectorAll("body *")]
    .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1)
    .filter((element) => element.tabIndex < 0 || !element.hasAttribute("tabindex") || !(element.ariaLabel || element.hasAttribute("aria-labelledby")))
    .map((element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}">`);
}

for (const page of pages) {
  test(nameOf(page), async () => {
    await within({}, async (context) => {
      const tab = await open(context, page);
      await tab.keyboard.press("Tab");
      const first = await tab.evaluate(focused);
      assert.ok(first.isSkipLink, `the first stop is ${first.name}, no link to the main part`);
      assert.ok(first.isSeen, "the skip link does not show when focused");
      const dim = first.hasRing ? [] : [first.name];
      for (let stop = 1; stop < STOPS; stop += 1) {
        await tab.keyboard.press("Tab");
        const now = await tab.evaluate(focused);
        if (now.isPage) break;
        if (!now.hasRing) dim.push(now.name);
      }
      assert.deepEqual(dim, [], "focus does not show");

      await tab.goto(addressOf(page));
      await tab.keyboard.press("Tab");
      await tab.keyboard.press("Enter");
      await tab.waitForFunction(() => location.hash.length > 1, undefined, { timeout: 5000 });
    });
    await within({ viewport: NARROW }, async (context) => {
      const tab = await open(context, page);
      assert.deepEqual(await tab.evaluate(unreachable), [], "a region scrolls but cannot be reached or has no name");
    });
  });
}
