// The finder: what the filters announce, what they write into the address, and that the address gives the same rows again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { focused, number, press, skip, tabTo, told } from "./actions.mjs";
import { compareKeys } from "../../themes/civic/assets/js/sorting.js";
import { DESKTOP, NARROW, addressOf, open, within } from "./open.mjs";

const FINDER = { path: "recommendations/" };

/** The number found and the number of all. */
const announced = async (tab) => (await told(tab.locator(".found"), /^([\d,]+) of ([\d,]+) recommendations$/)).slice(1).map(number);

/** The rows that show, as texts. */
const rows = (tab) => tab.locator("#finder tbody tr").allTextContents();

/** Opens the finder at an address and waits for it. */
async function find(context, query = "") {
  const tab = await open(context, { path: FINDER.path + query });
  await tab.locator("#finder").waitFor();
  return tab;
}

/** The number beside the choice that has focus. */
async function beside(tab) {
  const { role, name } = await focused(tab);
  assert.equal(role, "checkbox");
  return number(name.match(/([\d,]+)$/)[1]);
}

test("choosing a region and a theme changes the count, the counts beside the choices and the address", async () => {
  await within({}, async (context) => {
    const tab = await find(context);
    assert.equal(await tab.locator(".found").getAttribute("role"), "status");
    const [at, total] = await announced(tab);
    assert.equal(at, total);

    await skip(tab);
    await press(tab, /^Region/, { limit: 12 });
    await tabTo(tab, /^East Midlands/, { limit: 12 });
    const promised = await beside(tab);
    const scrutiny = () => tab.locator('input[name=theme][value=scrutiny] + span span').textContent().then(number);
    const scrutinyOfAll = await scrutiny();
    await tab.keyboard.press("Space");
    const [region] = await announced(tab);
    assert.equal(region, promised, "as many as stood beside the region");
    assert.ok(region < total);
    assert.ok((await scrutiny()) < scrutinyOfAll, "the counts beside the themes are of the region");
    assert.equal(new URL(tab.url()).search, "?region=east-midlands");

    await press(tab, /^Theme/, { limit: 40 });
    await tabTo(tab, /^Overview and scrutiny/, { limit: 40 });
    const promisedOfBoth = await beside(tab);
    await tab.keyboard.press("Space");
    const [both] = await announced(tab);
    assert.equal(both, promisedOfBoth);
    assert.ok(both < region);
    const query = new URL(tab.url()).searchParams;
    assert.deepEqual([query.get("region"), query.get("theme")], ["east-midlands", "scrutiny"]);
    const { role } = await focused(tab);
    assert.equal(role, "checkbox", "focus stays on the choice");

    const again = await context.newPage();
    await again.goto(tab.url());
    await again.locator("#finder").waitFor();
    assert.deepEqual(await announced(again), [both, total]);
    assert.deepEqual(await rows(again), await rows(tab), "the address gives other rows");
  });
});

test("words and a council narrow as one types, and the address keeps them", async () => {
  await within({}, async (context) => {
    const tab = await find(context);
    const [, total] = await announced(tab);
    await skip(tab);
    await tabTo(tab, "Words", { limit: 4 });
    await tab.keyboard.type("scrutiny");
    await tab.waitForURL(/[?&]text=scrutiny/);
    const [found] = await announced(tab);
    assert.ok(found > 0 && found < total);
    assert.equal((await focused(tab)).name, "Words", "focus stays in the field");
    const again = await find(context, "?text=scrutiny");
    assert.deepEqual(await rows(again), await rows(tab));
    await tabTo(tab, "Council", { limit: 2 });
    await tab.keyboard.type("no council of this name");
    await tab.waitForURL(/[?&]council=/);
    assert.equal((await announced(tab))[0], 0);
    assert.equal((await rows(tab)).length, 0);
  });
});

test("dates sort by time in both directions, and what has none stands last", () => {
  const keys = ["2024-03-05", null, "2013-01-01", "2023-01-01", "2018-07-01", "2020-02-04"];
  const sorted = (direction) => [...keys].sort((a, b) => compareKeys(a, b, direction));
  assert.deepEqual(sorted(1), ["2013-01-01", "2018-07-01", "2020-02-04", "2023-01-01", "2024-03-05", null]);
  assert.deepEqual(sorted(-1), ["2024-03-05", "2023-01-01", "2020-02-04", "2018-07-01", "2013-01-01", null]);
});

test("the headings sort and say so", async () => {
  await within({}, async (context) => {
    const tab = await find(context, "?region=east-midlands");
    await skip(tab);
    await tabTo(tab, "Made to", { limit: 60 });
    const heading = tab.locator("#finder thead th").first();
    assert.equal(await heading.getAttribute("aria-sort"), null);
    const councils = async () => (await tab.locator("#finder tbody th a").evaluateAll((links) => links.map((link) => link.firstChild.textContent)));
    for (const [direction, sign] of [["ascending", 1], ["descending", -1]]) {
      await tab.keyboard.press(direction === "ascending" ? "Enter" : "Space");
      assert.equal(await heading.getAttribute("aria-sort"), direction);
      const names = await councils();
      assert.ok(names.every((name, at) => !at || sign * (names[at - 1].localeCompare(name, "en")) <= 0), `not ${direction}: ${names}`);
    }
    await press(tab, "Visit", { limit: 1 });
    assert.equal(await heading.getAttribute("aria-sort"), null, "two columns say that they are sorted by");
    assert.equal(await tab.locator("#finder thead th").nth(1).getAttribute("aria-sort"), "ascending");
  });
});

test("Clear all filters gives everything back", async () => {
  await within({}, async (context) => {
    const fresh = await find(context);
    const whole = [await announced(fresh), await rows(fresh)];
    const tab = await find(context, "?text=the&region=east-midlands&theme=scrutiny");
    assert.notDeepEqual(await announced(tab), whole[0]);
    await skip(tab);
    await press(tab, "Clear all filters", { limit: 80 });
    assert.deepEqual([await announced(tab), await rows(tab)], whole);
    assert.equal(new URL(tab.url()).search, "");
    assert.equal(await tab.locator("#finder input:checked").count(), 0);
    assert.ok(await tab.evaluate(() => document.activeElement.closest("#finder") !== null), "focus is lost");
  });
});

test("Show more goes on where the rows ended", async (t) => {
  await within({}, async (context) => {
    const tab = await find(context);
    const before = await rows(tab);
    if (before.length === (await announced(tab))[0]) return t.skip("all rows show");
    await skip(tab);
    await tabTo(tab, /^Show \d+ more$/, { limit: 200 });
    await tab.keyboard.press("Enter");
    const after = await rows(tab);
    assert.deepEqual(after.slice(0, before.length), before);
    assert.ok(after.length > before.length);
    const { role, name } = await focused(tab);
    assert.equal(role, "link");
    const first = await tab.locator("#finder tbody tr").nth(before.length).locator("a").textContent();
    assert.equal(name.replaceAll(" ,", ","), first, "focus is not on the first new row");
  });
});

for (const viewport of [DESKTOP, NARROW]) {
  test(`every choice of an open filter can be seen at ${viewport.width} px`, async () => {
    await within({ viewport }, async (context) => {
      const tab = await find(context, "?region=east-midlands&theme=scrutiny");
      const beyond = await tab.locator(".facet[open] label").evaluateAll((labels) => {
        const { right } = document.querySelector(".facets").getBoundingClientRect();
        return labels.filter((label) => label.getBoundingClientRect().left >= right).map((label) => label.textContent);
      });
      assert.deepEqual(beyond, [], "choices stand beyond the right edge");
      const [wide, room] = await tab.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(wide <= room, "the page scrolls sideways");
    });
  });
}

test("where rows are cards, no heading takes focus that cannot be seen", async () => {
  await within({ viewport: NARROW }, async (context) => {
    const tab = await find(context, "?region=east-midlands");
    await skip(tab);
    await tabTo(tab, "Copy these rows for Word", { limit: 60 });
    await tab.keyboard.press("Tab");
    const isSeen = await tab.evaluate(() => {
      const element = document.activeElement;
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = element.getBoundingClientRect();
      return width > 20 && height > 10 && element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    assert.ok(isSeen, `focus goes to ${JSON.stringify(await focused(tab))}, which does not show`);
  });
});

test("without JavaScript the recommendations stand by region and theme", async () => {
  await within({ javaScriptEnabled: false }, async (context) => {
    const tab = await open(context, { path: `${FINDER.path}?theme=scrutiny` });
    assert.equal(await tab.locator("#finder").isVisible(), false);
    for (const name of ["East Midlands", "Overview and scrutiny"]) {
      const link = tab.locator("main").getByRole("link", { name, exact: true }).first();
      const page = await fetch(new URL(await link.getAttribute("href"), addressOf(FINDER)));
      assert.equal(page.status, 200);
    }
  });
});
