// What readers take along or keep: a table on the clipboard, a chart as a picture, a citation, a council of their own.

import assert from "node:assert/strict";
import { test } from "node:test";
import { focused, follow, press, save, skip, someCouncil, told } from "./actions.mjs";
import { addressOf, open, within } from "./open.mjs";

const LONG = 500;
const THEME = { path: "themes/scrutiny/" };
const PROGRESS = { path: "closure/by-region/" };
const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

/** What the clipboard holds, by type. */
const clipboard = (tab) =>
  tab.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const held = await Promise.all(item.types.map(async (type) => [type, await (await item.getType(type)).text()]));
    return Object.fromEntries(held);
  });

test("Copy table puts the table on the clipboard, for Word and for Excel", async () => {
  await within(CLIPBOARD, async (context) => {
    const tab = await open(context, PROGRESS);
    await skip(tab);
    const table = tab.locator("figure.chart table").first();
    // A mark stands for numbers of other cells, and is no text.
    const cells = await table.locator("tr").evaluateAll((rows) =>
      rows.map((row) => [...row.cells].map((cell) => (cell.querySelector("svg") ? "" : cell.textContent.trim().replace(/\s+/g, " ")))));
    await press(tab, "Copy table", { limit: 80 });
    await told(tab.locator(".said:not(:empty)"), /Copied/);
    const held = await clipboard(tab);
    assert.deepEqual(held["text/plain"].split("\n").slice(0, cells.length).map((line) => line.split("\t")), cells);
    assert.match(held["text/plain"], /Data as at \d{1,2} [A-Z][a-z]+ \d{4}, https?:/);
    assert.match(held["text/html"], /<table/);
    assert.ok(held["text/html"].includes("<th"), "the copied table has no heading");
  });
});

test("PNG saves a chart as a picture", async () => {
  await within({ acceptDownloads: true }, async (context) => {
    const tab = await open(context, THEME);
    await skip(tab);
    await press(tab, /^Take this figure/, { limit: LONG });
    const { name, bytes } = await save(tab, "PNG", { limit: 80 });
    assert.match(name, /\.png$/);
    assert.equal(bytes.subarray(0, 8).toString("hex"), "89504e470d0a1a0a");
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    assert.ok(width >= 800 && height >= 200, `${width} by ${height} pixels`);
    // A picture of one colour compresses to next to nothing.
    assert.ok(bytes.length > 5000, `${bytes.length} bytes: an empty picture`);
  });
});

test("a citation is copied", async () => {
  await within(CLIPBOARD, async (context) => {
    const tab = await open(context, THEME);
    await press(tab, "Cite this page", { limit: LONG });
    const said = await tab.locator(".cite q").innerText();
    await press(tab, "Copy", { limit: 2 });
    await told(tab.locator(".cite .said"), /Copied/);
    assert.equal((await clipboard(tab))["text/plain"], said);
  });
});

test("Save as my council shows the council on the home page and in the comparison, and it can be forgotten", async () => {
  const council = await someCouncil();
  await within({}, async (context) => {
    const tab = await open(context, { path: "" });
    const shortcut = tab.locator("[data-my-council]");
    assert.equal(await shortcut.isVisible(), false);
    await tab.goto(addressOf({ path: council.path }));
    await skip(tab);
    await press(tab, "Save as my council", { limit: LONG, key: "Space" });
    await tab.goto(addressOf({ path: "compare/" }));
    await told(tab.locator("#compare p[role=status]"), new RegExp(`^${council.name} is chosen`));
    await tab.goto(addressOf({ path: "" }));
    assert.ok(await shortcut.isVisible());
    const marked = tab.locator(".chart-picture a.own");
    assert.equal(await marked.count(), await tab.locator(`.chart-picture a[href$="/${council.path}"]`).count(), "it is marked on the map");
    await skip(tab);
    await follow(tab, council.name, { limit: 20 });
    assert.match(tab.url(), new RegExp(`/${council.path}$`));
    await skip(tab);
    await press(tab, "Forget as my council", { limit: LONG });
    assert.equal((await focused(tab)).name, "Save as my council");
    await tab.goto(addressOf({ path: "" }));
    assert.equal(await shortcut.isVisible(), false);
  });
});
