// What a reader without a mouse does: tabs to a thing by the name that a screen reader speaks, presses keys, follows links, saves files.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { addressOf } from "./open.mjs";

/** How readers come: with JavaScript, and without. */
export const READERS = [
  { reader: "by keyboard", options: { acceptDownloads: true }, scripted: true },
  { reader: "by keyboard, JavaScript off", options: { acceptDownloads: true, javaScriptEnabled: false }, scripted: false },
];

const sessions = new WeakMap();

/** Role and name of the focused element, as the browser tells them to a screen reader. */
export async function focused(tab) {
  if (!sessions.has(tab)) {
    const session = await tab.context().newCDPSession(tab);
    await session.send("Accessibility.enable");
    sessions.set(tab, session);
  }
  const session = sessions.get(tab);
  const { result } = await session.send("Runtime.evaluate", { expression: "document.activeElement" });
  const { nodes } = await session.send("Accessibility.getPartialAXTree", { objectId: result.objectId, fetchRelatives: false });
  return { role: nodes[0].role?.value ?? "", name: (nodes[0].name?.value ?? "").replace(/\s+/g, " ").trim() };
}

/** Presses Tab, or Shift+Tab to go `back`, until what is called `name` has focus. Gives the number of presses. */
export async function tabTo(tab, name, { limit = 60, back = false } = {}) {
  const is = (found) => (name instanceof RegExp ? name.test(found) : found === name);
  const met = [];
  while (met.length < limit) {
    await tab.keyboard.press(back ? "Shift+Tab" : "Tab");
    const { name: found } = await focused(tab);
    met.push(found);
    if (is(found)) return met.length;
  }
  assert.fail(`${limit} times ${back ? "Shift+Tab" : "Tab"} on ${tab.url()} did not lead to ${name}; the last were ${JSON.stringify(met.slice(-6))}`);
}

/** Takes the skip link, which is the first stop of a page. */
export async function skip(tab) {
  await tabTo(tab, "Skip to main content", { limit: 1 });
  await tab.keyboard.press("Enter");
}

/** Tabs to something and presses a key on it. */
export async function press(tab, name, { key = "Enter", ...how } = {}) {
  await tabTo(tab, name, how);
  await tab.keyboard.press(key);
}

/** Tabs to a link and follows it to the page that it leads to. */
export async function follow(tab, name, how) {
  await tabTo(tab, name, how);
  const loaded = tab.waitForEvent("load");
  await tab.keyboard.press("Enter");
  await loaded;
}

/** Tabs to a link or button that saves a file. Gives the file's name, the path it was saved to and its bytes. */
export async function save(tab, name, how) {
  await tabTo(tab, name, how);
  const coming = tab.waitForEvent("download");
  await tab.keyboard.press("Enter");
  const download = await coming;
  const path = await download.path();
  return { name: download.suggestedFilename(), path, bytes: await readFile(path) };
}

/** Waits until a text that the page fills in by script matches. Gives the match. */
export async function told(place, pattern) {
  const until = Date.now() + 5000;
  for (;;) {
    const text = (await place.textContent()) ?? "";
    const match = text.match(pattern);
    if (match) return match;
    assert.ok(Date.now() < until, `“${text}” does not come to say ${pattern}`);
    await new Promise((later) => setTimeout(later, 20));
  }
}

/** A number as people read it. */
export const number = (text) => Number(text.replaceAll(",", ""));

/** The rows of a CSV file, in cells. */
export function rowsOf(text) {
  const rows = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
    if (end === "") break;
  }
  return rows.filter((row) => row.length > 1 || row[0]);
}

/** The councils and groups that the site can compare. */
export async function units() {
  const page = await (await fetch(addressOf({ path: "compare/" }))).text();
  return (await fetch(new URL(page.match(/data-units="([^"]+)"/)[1], addressOf({ path: "compare/" })))).json();
}

/** Derby; on a site of invented councils, another of the East Midlands. */
export async function someCouncil() {
  const all = (await units()).units;
  const region = all.findIndex(({ id }) => id === "region-east-midlands");
  return all.find(({ id }) => id === "derby") ?? all.find(({ kind, within }) => kind === "council" && within.includes(region));
}
