// The comparison: councils added by typing, an address that carries the choice, verdicts that the rules allow; and the
// formulas against the golden figures.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { difference, verdict, wilson, withheld } from "../../themes/civic/assets/js/statistics.js";
import { focused, press, skip, tabTo, told, units } from "./actions.mjs";
import { open, within } from "./open.mjs";

const golden = (name) => {
  const file = readFileSync(new URL(`../golden/${name}.csv`, import.meta.url), "utf8");
  const [heading, ...lines] = file.trim().split(/\r?\n/).map((line) => line.split(","));
  assert.ok(lines.length > 0);
  return lines.map((line) => Object.fromEntries(heading.map((column, at) => [column, line[at] === "" ? null : Number(line[at])])));
};

/** Compares two ends with the golden ones. Out of nothing the whole range is possible, or nothing can be said. */
function same(ends, { low, high }, of, what) {
  if (!of) return assert.ok(ends.every((end) => !Number.isFinite(end) || Math.abs(end) <= 1), `${what} says ${ends} out of nothing`);
  [low, high].forEach((end, at) => assert.ok(Math.abs(ends[at] - end) <= 1e-9, `${what}: ${ends[at]}, not ${end}`));
}

test("Wilson's interval is the golden one", () => {
  for (const row of golden("wilson")) same(wilson([row.count, row.of]), row, row.of, `${row.count} of ${row.of}`);
});

test("Newcombe's interval is the golden one", () => {
  for (const row of golden("newcombe")) {
    const [a, b] = [[row.count_a, row.of_a], [row.count_b, row.of_b]];
    same(difference(a, b), row, row.of_a && row.of_b, `${a.join(" of ")} and ${b.join(" of ")}`);
  }
});

/** Opens the comparison at an address and waits for it. */
async function compare(context, query = "") {
  const tab = await open(context, { path: `compare/${query}` });
  await tab.locator("#compare").waitFor();
  return tab;
}

/** Types a name into the field that has focus and adds it. */
async function add(tab, name) {
  await tab.keyboard.type(name);
  await tab.keyboard.press("Enter");
}

const status = (tab) => tab.locator("#compare > [role=status]");
const heads = async (tab) => (await tab.locator("#compare table").first().locator("thead th a").allInnerTexts());
const FIELD = /^Add a council or group/;

test("councils are added by typing, carried by the address and removed again", async () => {
  const [one, two, three] = (await units()).units.filter(({ kind }) => kind === "council").map(({ name }) => name);
  await within({}, async (context) => {
    const tab = await compare(context);
    await skip(tab);
    await tabTo(tab, FIELD, { limit: 4 });
    await add(tab, one);
    await told(status(tab), /add another/i);
    assert.equal(await tab.locator("#compare table").count(), 0);
    await add(tab, two);
    await told(status(tab), /^Side by side/);
    assert.deepEqual(await heads(tab), [one, two]);
    assert.equal(await tab.locator("#compare table").count(), 2);
    assert.match((await focused(tab)).name, FIELD, "focus stays in the field");

    const shared = await context.newPage();
    await shared.goto(tab.url());
    await shared.locator("#compare").waitFor();
    assert.deepEqual(await heads(shared), [one, two], "the address does not carry the choice");
    await skip(shared);
    await tabTo(shared, FIELD, { limit: 4 });
    await add(shared, three);
    assert.deepEqual(await heads(shared), [one, two, three]);
    assert.equal(new URL(shared.url()).searchParams.get("with").split(",").length, 3);

    await press(shared, `Remove ${one}`, { limit: 6 });
    assert.deepEqual(await heads(shared), [two, three]);
    assert.equal(new URL(shared.url()).searchParams.get("with").split(",").length, 2);
    await press(shared, `Remove ${two}`, { limit: 12 });
    await told(status(shared), /add another/i);
    assert.equal(await shared.locator("#compare table").count(), 0);
  });
});

test("after Remove focus stays in the comparison", async () => {
  const [one, two] = (await units()).units.filter(({ kind }) => kind === "council");
  await within({}, async (context) => {
    const tab = await compare(context, `?with=${one.id},${two.id}`);
    await skip(tab);
    await press(tab, `Remove ${one.name}`, { limit: 6 });
    const isInside = await tab.evaluate(() => document.activeElement.closest("#compare") !== null);
    assert.ok(isInside, `focus is on ${JSON.stringify(await focused(tab))}`);
  });
});

test("nothing is offered for download before there is a comparison", async () => {
  await within({}, async (context) => {
    const tab = await compare(context);
    for (const name of ["Download CSV", "Copy for Word"]) assert.equal(await tab.getByRole("button", { name }).isVisible(), false, `“${name}” shows`);
  });
});

test("a name that is none, or chosen already, is said", async () => {
  const [one] = (await units()).units.filter(({ kind }) => kind === "council");
  await within({}, async (context) => {
    const tab = await compare(context);
    await skip(tab);
    await tabTo(tab, FIELD, { limit: 4 });
    await add(tab, "no such place");
    await told(status(tab), /no such place/);
    await tab.keyboard.press("Control+a");
    await add(tab, one.name);
    await told(status(tab), /add another/i);
    await add(tab, one.name);
    await told(status(tab), /already/);
  });
});

test("a verdict allows for dispersion, for the number of comparisons and for what has no status", () => {
  const side = (closed, open, unknown = 0, councils) => ({ closed, unknown, total: closed + open + unknown, councils });
  const all = side(300, 300, 0, 40);
  assert.equal(verdict(side(16, 4), all, 1, 1), 1);
  assert.equal(verdict(side(2, 28), all, 1, 1), -1);
  assert.equal(verdict(side(16, 4), all, 3, 1), 0, "councils vary as much by habit");
  assert.equal(verdict(side(16, 4), all, 1, 12), 0, "one of twelve comparisons");
  assert.equal(verdict(side(14, 8, 18), side(330, 270, 0, 40), 1, 1), 0, "what has no status decides");
  assert.equal(withheld(side(4, 0), all), "too few to compare");
  assert.equal(withheld(side(9, 9), side(90, 90, 0, 4)), "too few councils to compare");
  assert.match(withheld(side(9, 0, 10), all), /too many with no status/);
  assert.equal(withheld(side(9, 9), all), "");
});

test("a council is compared with the rest of a group that it is in, in words that the rules allow", async () => {
  const { units: all } = await units();
  const council = all.find(({ kind, within, made }) => kind === "council" && made > 0 && within.some((at) => all[at].kind === "region"));
  const group = all[council.within.find((at) => all[at].kind === "region")];
  await within({}, async (context) => {
    const tab = await compare(context, `?with=${council.id}`);
    await skip(tab);
    await tabTo(tab, FIELD, { limit: 4 });
    await add(tab, `${group.name} (region)`);
    assert.deepEqual(await heads(tab), [council.name, group.name]);
    const line = tab.locator("#compare tr", { has: tab.locator("th", { hasText: "Reported closed" }) });
    const said = await line.locator("td").last().innerText();
    assert.match(said, /^(too few (councils )?to compare|not compared: too many with no status on record|no clear difference|.+ reports (more|fewer) closed than .+, by more than chance)$/);
  });
});

test("without JavaScript a council is compared with its region on a page of its own", async () => {
  await within({ javaScriptEnabled: false }, async (context) => {
    const tab = await open(context, { path: "compare/" });
    assert.equal(await tab.locator("#compare").isVisible(), false);
    await skip(tab);
    const first = tab.locator("section[aria-labelledby=ready] details").first();
    const name = (await first.locator("ul a").first().textContent()).trim();
    await press(tab, (await first.locator("summary").innerText()).trim(), { limit: 20 });
    const loaded = tab.waitForEvent("load");
    await press(tab, name, { limit: 20 });
    await loaded;
    assert.match(await tab.locator("h1").innerText(), new RegExp(name));
    assert.ok((await tab.locator("main table").count()) > 0);
  });
});
