// The search over the whole site, and a quiet console where scripts work most.

import assert from "node:assert/strict";
import { test } from "node:test";
import { focused, follow, number, skip, someCouncil, tabTo, told } from "./actions.mjs";
import { NARROW, open, within } from "./open.mjs";

const SEARCH = { path: "search/" };
const found = async (tab) => number((await told(tab.locator(".found"), /^([\d,]+) results?$/))[1]);

/** Opens the search at an address and waits for it. */
async function search(context, query = "") {
  const tab = await open(context, { path: SEARCH.path + query });
  await tab.locator("#search").waitFor();
  return tab;
}

test("a word gives results, announced with their number, and every result leads on", async () => {
  await within({}, async (context) => {
    const tab = await search(context);
    await skip(tab);
    await tabTo(tab, "Words", { limit: 2 });
    await tab.keyboard.type("scrutiny");
    await tab.waitForURL(/[?&]q=scrutiny$/);
    await tab.waitForLoadState("networkidle");
    const all = await found(tab);
    assert.ok(all > 0);
    assert.equal(await tab.locator(".found").getAttribute("role"), "status");
    await tab.locator("ol.results li").first().waitFor();
    const links = await tab.locator("ol.results a").evaluateAll((list) => list.map((link) => link.href));
    assert.equal(links.length, Math.min(all, 10));
    for (const link of links) assert.equal((await fetch(link)).status, 200, link);
    assert.equal(new Set(links).size, links.length, "a page stands twice");

    const again = await search(context, `?${new URL(tab.url()).searchParams}`);
    assert.equal(await found(again), all, "the address does not keep the search");
    const first = await tab.locator("ol.results a").first();
    await follow(tab, (await first.innerText()).trim(), { limit: 20 });
    assert.equal(tab.url(), links[0]);
  });
});

test("filters narrow, by keyboard", async () => {
  await within({}, async (context) => {
    const tab = await search(context, "?q=scrutiny");
    const all = await found(tab);
    await skip(tab);
    await tabTo(tab, "Region", { limit: 8 });
    assert.equal((await focused(tab)).role, "combobox");
    await tab.keyboard.type("East Midlands");
    await tab.waitForURL(/[?&]region=East\+Midlands/);
    await tab.waitForFunction((before) => !document.querySelector(".found").textContent.startsWith(`${before.toLocaleString("en-GB")} `), all);
    assert.ok((await found(tab)) < all);
  });
});

test("the filters fit a narrow screen", async () => {
  await within({ viewport: NARROW }, async (context) => {
    const tab = await search(context, "?q=scrutiny");
    await found(tab);
    const beyond = await tab.locator("#search *").evaluateAll((all) =>
      all.filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((element) => `<${element.localName} id="${element.id}">`));
    assert.deepEqual(beyond, [], "beyond the right edge");
  });
});

test("a word that is nowhere is said to be nowhere", async () => {
  await within({}, async (context) => {
    const tab = await search(context);
    await skip(tab);
    await tabTo(tab, "Words", { limit: 2 });
    // The search falls back on the longest word that begins what was typed; no page has one that begins this.
    await tab.keyboard.type("zzzyqwert");
    await tab.keyboard.press("Enter");
    assert.equal(await found(tab), 0);
    assert.equal(await tab.locator("ol.results li").count(), 0);
  });
});

test("without JavaScript the search leads to the lists, and what was typed is not lost in silence", async () => {
  await within({ javaScriptEnabled: false }, async (context) => {
    const tab = await open(context, { path: "" });
    await skip(tab);
    await tabTo(tab, "Find a council");
    await tab.keyboard.type("Derby");
    const loaded = tab.waitForEvent("load");
    await tab.keyboard.press("Enter");
    await loaded;
    const text = await tab.locator("main").innerText();
    assert.match(text, /JavaScript|script/i, `nothing says why there are no results: ${text}`);
    for (const name of ["Councils", "by region"]) assert.ok(await tab.locator("main").getByRole("link", { name, exact: true }).first().isVisible());
  });
});

test("the console is quiet on the pages whose scripts do most", async () => {
  const council = await someCouncil();
  const pages = ["", council.path, "recommendations/?region=east-midlands", `compare/?with=${council.id},region-east-midlands`, "search/?q=scrutiny"];
  await within({}, async (context) => {
    const noted = [];
    context.on("console", (message) => message.type() === "error" && noted.push(`${message.page()?.url()}: ${message.text()}`));
    context.on("weberror", (error) => noted.push(`uncaught: ${error.error().message}`));
    for (const path of pages) {
      const tab = await open(context, { path });
      await tab.waitForLoadState("networkidle");
      assert.notEqual(await tab.locator('meta[http-equiv="Content-Security-Policy"]').count(), 0, `/${path} has no policy`);
    }
    assert.deepEqual(noted, []);
  });
});
