// How long and how heavy pages are, and what stands on them once: screens at two widths, sheets of A4, elements, bytes and requests, no picture wider than
// its window, no headline twice, no paragraph of twenty words twice, no column that says the same in every row, no phrase that the site does
// not use.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { DESKTOP, nameOf, open, pages, within } from "./open.mjs";

const PHONE = { width: 375, height: 812 };

/** Screens that a page of a kind may take, on a desk and on a phone; others are lists or areas. */
const PAGES = { home: [4, 8], council: [4, 8], challenge: [4, 8], theme: [4, 8], closure: [4, 8], comparison: [4, 8], "self-assessment": [4, 8], themes: [4, 8] };
const LISTS = [6, 14];
/** Kinds with a list of contents, whole lists, and what is made for paper. */
const FREE = ["method", "data", "file", "challenges", "all councils", "progress by council, all", "recommendations of a region", "brief", "regional brief", "other", "replies", "types", "accessibility"];

/** Elements, kilobytes as sent and requests of a page; of kinds that list more, what they may have instead. */
const WEIGHT = { elements: 6_000, kilobytes: 130, requests: 12 };
const HEAVIER = {
  council: { elements: 2_500, kilobytes: 50 },
  home: { kilobytes: 90 },
  "all councils": { elements: 9_000 },
  recommendations: { kilobytes: 350 },
  "recommendations of a region": { elements: 32_000, kilobytes: 220 },
};

/** Sheets of A4 that a page made for paper may take. */
const SHEETS = { brief: 2, "regional brief": 1, comparison: 1 };

const PHRASES = [
  "told apart", "by luck", "coincidence", "last word", "heard of", "beside others", "have the next challenge", "wants looking at",
  "league table", "nothing published", "keep as my council", "the machine would not", "who is good at",
];

for (const page of pages.filter(({ kind }) => SHEETS[kind])) {
  test(`Sheets of ${nameOf(page)}`, async () => {
    await within({}, async (context) => {
      const tab = await open(context, page);
      const info = spawnSync("pdfinfo", ["-"], { input: await tab.pdf({ preferCSSPageSize: true }), encoding: "utf8" }).stdout;
      const sheets = Number(info.match(/^Pages: *(\d+)/m)[1]);
      assert.ok(sheets <= SHEETS[page.kind], `${sheets} sheets, more than ${SHEETS[page.kind]}`);
      const [, width, height] = info.match(/^Page size: *([\d.]+) x ([\d.]+) pts \(A4\)/m).map(Number);
      assert.equal(width > height, page.kind === "comparison", "landscape or portrait");
    });
  });
}

for (const page of pages.filter(({ status }) => !status)) {
  test(nameOf(page), async () => {
    for (const [at, viewport] of [DESKTOP, PHONE].entries()) {
      await within({ viewport }, async (context) => {
        let requests = 0;
        context.on("request", () => (requests += 1));
        const tab = await open(context, page);
        const found = await tab.evaluate(() => {
          const read = () => {
            // What was asked and what was said of it are words of others.
            document.querySelectorAll(".asked, .update").forEach((one) => (one.hidden = true));
            return document.body.innerText.toLowerCase();
          };
          const texts = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).map((one) => one.textContent.trim().replace(/\s+/g, " "));
          return {
            height: document.documentElement.scrollHeight,
            elements: document.querySelectorAll("*").length,
            kilobytes: Math.round([...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].reduce((sum, entry) => sum + entry.transferSize, 0) / 1_000),
            wide: [...document.querySelectorAll("main svg")].filter((svg) => svg.checkVisibility() && svg.getBoundingClientRect().right > innerWidth + 1).length,
            headlines: texts(".chart .headline"),
            // What was asked stands among the first to ask about and among all; updates of two recommendations can say the same.
            paragraphs: texts("main p:not(.asked, .update)").filter((text) => text.split(" ").length >= 20),
            constant: [...document.querySelectorAll("main table:not([hidden] *)")].filter((table) => table.checkVisibility()).flatMap((table) => {
              const rows = [...(table.tBodies[0]?.rows ?? [])];
              const texts = (column) => rows.map((row) => row.cells[column]?.textContent.trim());
              const headings = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.textContent.trim());
              return rows.length < 5 ? [] : headings.filter((_, column) => texts(column)[0] && new Set(texts(column)).size === 1);
            }),
            // The last, since it hides a part of the page.
            text: read(),
          };
        });
        const weight = { elements: found.elements, kilobytes: found.kilobytes, requests };
        for (const [what, most] of Object.entries({ ...WEIGHT, ...HEAVIER[page.kind] })) assert.ok(weight[what] > 0 && weight[what] <= most, `${weight[what]} ${what}, more than ${most}`);
        const twice = (list) => list.filter((text, place) => list.indexOf(text) !== place);
        assert.equal(found.wide, 0, `pictures wider than ${viewport.width} px`);
        if (page.kind !== "file") assert.deepEqual(found.constant, [], "columns that say the same in every row");
        assert.deepEqual(twice(found.headlines), [], "headlines that stand twice");
        assert.deepEqual(twice(found.paragraphs), [], "paragraphs that stand twice");
        if (page.kind !== "replies") assert.deepEqual(PHRASES.filter((phrase) => found.text.includes(phrase)), []);
        if (FREE.includes(page.kind)) return;
        const most = (PAGES[page.kind] ?? LISTS)[at];
        const screens = found.height / viewport.height;
        assert.ok(screens <= most, `${screens.toFixed(1)} screens at ${viewport.width} px, more than ${most}`);
      });
    }
  });
}
