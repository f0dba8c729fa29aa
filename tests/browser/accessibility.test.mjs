// axe-core on every page kind: light and dark, wide and at 320 px. No violation at all.

import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { DESKTOP, NARROW, nameOf, open, pages, within } from "./open.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function violations(tab) {
  const options = { runOnly: { type: "tag", values: TAGS }, resultTypes: ["violations"] };
  const result = await tab.evaluate((given) => window.axe.run(document, given), options);
  return result.violations.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.html.slice(0, 120)}`);
    return `${id}: ${help} (${nodes.length} times)\n    ${where.join("\n    ")}`;
  });
}

for (const page of pages) {
  test(nameOf(page), async () => {
    await within({}, async (context) => {
      const tab = await open(context, page);
      await tab.evaluate(axe.source);
      const found = [];
      for (const viewport of [DESKTOP, NARROW]) {
        await tab.setViewportSize(viewport);
        for (const colorScheme of ["light", "dark"]) {
          await tab.emulateMedia({ colorScheme });
          found.push(...(await violations(tab)).map((text) => `${colorScheme}, ${viewport.width} px: ${text}`));
        }
      }
      assert.deepEqual(found, []);
    });
  });
}

test("the page changes its ground in the dark", async () => {
  await within({}, async (context) => {
    const tab = await open(context, pages[0]);
    const ground = async (colorScheme) => {
      await tab.emulateMedia({ colorScheme });
      return tab.evaluate(() => [document.documentElement, document.body].map((part) => getComputedStyle(part).backgroundColor).join());
    };
    assert.notEqual(await ground("dark"), await ground("light"));
  });
});
