// On A4: the date of the data on every sheet, the whole text, nothing cut, ink on white.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { nameOf, open, pages, within } from "./open.mjs";

// A4 less margins of 1.5 cm, in CSS pixels.
const SHEET = { width: 680, height: 1009 };
const hasPdfToText = spawnSync("pdftotext", ["-v"]).error === undefined;
const words = (text) => text.replace(/\s+/g, " ").trim();

/** Regions that cut what they hold, and whether the ground is white, as laid out for print. */
function measure() {
  const cut = [...document.querySelectorAll("body *")]
    .filter((element) => /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX))
    .filter((element) => element.clientWidth > 20 && element.scrollWidth > element.clientWidth + 1)
    .map((element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}"> ${element.scrollWidth} > ${element.clientWidth}`);
  const ground = getComputedStyle(document.body).backgroundColor;
  const heads = [...document.querySelectorAll("table > thead")].filter((head) => getComputedStyle(head).display !== "table-header-group");
  const unnamed = [...document.querySelectorAll("thead th")].filter((head) => head.checkVisibility() && head.textContent.trim() && !head.innerText.trim());
  return { unnamed: unnamed.map((head) => head.textContent.trim()), cut, isWhite: /^(rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\))$/.test(ground), heads: heads.length, text: document.body.innerText };
}

for (const page of pages.filter(({ kind }) => kind !== "not found")) {
  test(nameOf(page), async () => {
    await within({ viewport: SHEET, colorScheme: "dark" }, async (context) => {
      const tab = await open(context, page);
      await tab.emulateMedia({ media: "print" });
      const { unnamed, cut, isWhite, heads, text } = await tab.evaluate(measure);
      assert.match(text, /data as at \d{1,2} [A-Z][a-z]+ \d{4}/i, "the printed text does not say the date of the data");
      assert.deepEqual(unnamed, [], "headings of columns that do not print");
      assert.deepEqual(cut, [], "print cuts what stands in a scroll region");
      assert.ok(isWhite, "print has a dark ground");
      assert.equal(heads, 0, "table heads that do not repeat on the next sheet");
    });
  });
}

for (const page of pages.filter(({ kind }) => ["council", "challenge", "region"].includes(kind))) {
  test(`PDF of ${nameOf(page)}`, { skip: !hasPdfToText && "pdftotext is not installed" }, async () => {
    await within({}, async (context) => {
      const tab = await open(context, page);
      const heading = words(await tab.locator("h1").innerText());
      const pdf = await tab.pdf({ format: "A4" });
      const { stdout } = spawnSync("pdftotext", ["-", "-"], { input: pdf, encoding: "utf8", maxBuffer: 1 << 28 });
      const sheets = stdout.split("\f").slice(0, -1).map(words);
      assert.ok(sheets.length > 0 && sheets.join(" ").includes(heading), `the PDF lacks its heading ${heading}`);
      const silent = sheets.flatMap((sheet, index) => (/data as at/i.test(sheet) ? [] : [index + 1]));
      assert.deepEqual(silent, [], `of ${sheets.length} sheets these do not say the date of the data`);
    });
  });
}
