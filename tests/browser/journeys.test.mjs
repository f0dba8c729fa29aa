// Three readers, each from the home page to what they came for: an adviser for a region, a council that prepares its self-assessment, and
// someone who wants to cite a figure. By keyboard alone, with JavaScript and without.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { READERS, follow, number, press, rowsOf, save, skip, someCouncil, tabTo, told } from "./actions.mjs";
import { open, within } from "./open.mjs";

const HOME = { path: "" };
const BOM = "\uFEFF";
// Tab stops that a list by region or a table of duties may take: many, but no more than there are councils.
const LONG = 500;

const COMPONENTS = [
  "Local priorities and outcomes",
  "Organisational and place leadership",
  "Governance and culture",
  "Financial planning and management",
  "Capacity for improvement",
];

const words = (text) => text.replace(/\s+/g, " ").trim();

/** What breaks RFC 5545 in a calendar, or keeps a program from reading it. */
function faultsOf(bytes) {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const faults = [];
  if (!text.startsWith("BEGIN:VCALENDAR\r\n") || !text.endsWith("END:VCALENDAR\r\n")) faults.push("no VCALENDAR from end to end");
  if (/[^\r]\n|\r[^\n]/.test(text)) faults.push("a line ends in something else than CR LF");
  const long = text.split("\r\n").filter((line) => Buffer.byteLength(line) > 75);
  faults.push(...long.map((line) => `longer than 75 octets: ${line}`));
  const lines = text.replaceAll(/\r\n[ \t]/g, "").split("\r\n");
  const before = lines.slice(0, lines.indexOf("BEGIN:VEVENT"));
  for (const name of ["VERSION", "PRODID"]) {
    const times = before.filter((line) => line.split(/[:;]/)[0] === name).length;
    if (times !== 1) faults.push(`${name} stands ${times} times, not once`);
  }
  const events = lines.join("\n").split("BEGIN:VEVENT\n").slice(1).map((event) => event.split("\nEND:VEVENT")[0].split("\n"));
  if (events.length === 0) faults.push("no event");
  const value = (event, start) => event.find((line) => line.startsWith(start))?.slice(start.length) ?? "";
  for (const event of events) {
    const name = value(event, "SUMMARY:") || "an event without a summary";
    if (!value(event, "UID:")) faults.push(`no UID: ${name}`);
    if (!/^\d{8}T\d{6}Z$/.test(value(event, "DTSTAMP:"))) faults.push(`no DTSTAMP: ${name}`);
    if (!/^\d{8}$/.test(value(event, "DTSTART;VALUE=DATE:"))) faults.push(`no day: ${name}`);
  }
  if (new Set(events.map((event) => value(event, "UID:"))).size !== events.length) faults.push("two events with one UID");
  return faults;
}

for (const { reader, options, scripted } of READERS) {
  test(`an adviser for the East Midlands, ${reader}`, async (t) => {
    await within(options, async (context) => {
      const tab = await open(context, HOME);
      let council;

      await t.test("finds the region and what is due there", async () => {
        await follow(tab, "Regions", { limit: 12 });
        await skip(tab);
        await follow(tab, "East Midlands");
        assert.equal(await tab.locator("h1").innerText(), "East Midlands");
        assert.match(await tab.locator("main .lead").first().innerText(), /gone by with(out| no) (a )?record/);
      });

      await t.test("takes its calendar along", async () => {
        await skip(tab);
        const file = await save(tab, "Calendar of due dates (.ics)", { limit: LONG });
        assert.match(file.name, /\.ics$/);
        assert.deepEqual(faultsOf(file.bytes), []);
      });

      await t.test("opens a council whose date has passed", async () => {
        const name = await tab.locator("main table tbody th a").first().innerText();
        await follow(tab, name, { limit: LONG, back: true });
        council = name;
        assert.match(await tab.locator("h1").innerText(), new RegExp(name));
      });

      await t.test("finds there whom to ask, or that nobody can be asked", async () => {
        const headings = await tab.locator("main h2").allInnerTexts();
        assert.ok(headings.includes("Who to ask"), `no heading “Who to ask” on ${tab.url()}, only ${headings.join("; ")}`);
        const answer = await tab.locator("#ask + *").innerText();
        assert.ok(words(answer).length > 20, "nothing stands under “Who to ask”");
      });

      await t.test("prints its brief on A4", async () => {
        await skip(tab);
        await follow(tab, "Brief to print", { limit: LONG });
        const file = await tab.pdf({ preferCSSPageSize: true });
        const info = spawnSync("pdfinfo", ["-"], { input: file, encoding: "utf8" }).stdout;
        const [, width, height] = info.match(/^Page size: *([\d.]+) x ([\d.]+) pts/m).map(Number);
        assert.ok(Math.abs(width - 595.3) < 1.5 && Math.abs(height - 841.9) < 1.5, `the sheet is ${width} by ${height} points`);
        const { stdout } = spawnSync("pdftotext", ["-", "-"], { input: file, encoding: "utf8" });
        const sheets = stdout.split("\f").slice(0, -1);
        assert.ok(sheets.length > 0 && sheets[0].includes(council), `the first sheet does not name ${council}`);
        for (const [at, sheet] of sheets.entries()) assert.match(sheet, /Data as at \d{1,2} [A-Z][a-z]+ \d{4}/, `sheet ${at + 1} has no date`);
      });
    });
  });

  test(`a council prepares its self-assessment, ${reader}`, async (t) => {
    const council = await someCouncil();
    await within(options, async (context) => {
      const tab = await open(context, HOME);

      await t.test(scripted ? "finds itself by name" : "finds itself by region", async () => {
        await skip(tab);
        if (scripted) {
          await tabTo(tab, "Find a council");
          await tab.keyboard.type(council.name);
          const loaded = tab.waitForEvent("load");
          await tab.keyboard.press("Enter");
          await loaded;
        } else {
          await press(tab, "Every council, by region");
          await follow(tab, council.name, { limit: LONG });
        }
        assert.match(tab.url(), new RegExp(`/${council.path}$`));
      });

      await t.test("has its draft, by component", async () => {
        await skip(tab);
        await follow(tab, "Self-assessment", { limit: LONG });
        assert.deepEqual(await tab.locator("main details.task > summary strong").allInnerTexts(), COMPONENTS);
      });

      await t.test("takes it along for Word", async () => {
        await skip(tab);
        const file = await save(tab, /^Word document/, { limit: 4 });
        assert.match(file.name, /\.docx$/);
        assert.equal(file.bytes.subarray(0, 2).toString(), "PK");
        const { stdout } = spawnSync("unzip", ["-p", file.path, "word/document.xml"], { encoding: "utf8", maxBuffer: 1 << 26 });
        assert.match(stdout, /<w:tblHeader/, "no heading row repeats on the next page");
        assert.ok(stdout.includes(council.name), `the document does not name ${council.name}`);
        for (const component of COMPONENTS) assert.ok(stdout.includes(component), `the document lacks ${component}`);
      });

      await t.test("takes it along for Excel", async () => {
        const file = await save(tab, /^Excel workbook/, { limit: 1 });
        assert.match(file.name, /\.xlsx$/);
        assert.equal(file.bytes.subarray(0, 2).toString(), "PK");
        const { stdout, status } = spawnSync("unzip", ["-p", file.path, "xl/*"], { encoding: "utf8", maxBuffer: 1 << 26 });
        assert.equal(status, 0);
        assert.ok(stdout.includes("<sheet ") && stdout.includes(council.name), `no sheet names ${council.name}`);
      });
    });
  });

  test(`a reader cites how often a theme is raised, ${reader}`, async (t) => {
    await within(options, async (context) => {
      const tab = await open(context, HOME);

      await t.test("finds the theme and its number", async () => {
        await follow(tab, "Themes", { limit: 12 });
        await skip(tab);
        await follow(tab, /^Overview and scrutiny/, { limit: 100 });
        assert.equal(await tab.locator("h1").innerText(), "Overview and scrutiny");
        const [, raised, of] = (await tab.locator("main .lead").first().innerText()).match(/^Raised in ([\d,]+) of ([\d,]+) visits/);
        assert.ok(number(raised) <= number(of));
      });

      await t.test("opens what a figure gives to take along", async () => {
        await skip(tab);
        await press(tab, /^Take this figure/, { limit: LONG });
        assert.ok(await tab.locator("figure.chart details.take ul").first().isVisible());
      });

      await t.test("takes along the file under the chart", async () => {
        const { name, bytes } = await save(tab, "These rows (CSV)");
        assert.match(name, /\.csv$/);
        const [heading, ...rows] = rowsOf(bytes.toString());
        assert.ok(rows.length > 0, `no row; the columns are ${heading}`);
        assert.ok(rows.every((row) => row.length === heading.length), "a row has more or fewer cells than the heading");
      });

      await t.test("cites the page", async () => {
        await press(tab, "Cite this page", { limit: LONG });
        const said = await tab.locator(".cite q").innerText();
        const day = await tab.locator(".site-footer time").innerText();
        const address = await tab.locator("link[rel=canonical]").getAttribute("href");
        for (const part of ["Overview and scrutiny", `data as at ${day}`, address]) assert.ok(said.includes(part), `“${said}” lacks ${part}`);
      });

      await t.test("the theme leads to the same rows in the finder", async () => {
        const links = await tab.locator('main a[href*="/recommendations/?"][href*="theme=scrutiny"]').count();
        assert.ok(links > 0, "no link from the theme to /recommendations/?theme=scrutiny");
      });

      if (!scripted) return;
      await t.test("takes the rows behind it along", async () => {
        const listed = await tab.locator("section[aria-labelledby=recommendations] ul.recommendations > li").count();
        const newest = (await tab.locator("#recommendations + p").allInnerTexts()).join("").match(/newest of ([\d,]+)/);
        const rows = newest ? number(newest[1]) : listed;
        await follow(tab, "Recommendations", { limit: LONG, back: true });
        await tab.locator("#finder").waitFor();
        await skip(tab);
        await press(tab, /^Theme/, { limit: 40 });
        await press(tab, /^Overview and scrutiny/, { key: "Space" });
        const announced = number((await told(tab.locator(".found"), /^([\d,]+) of ([\d,]+) recommendations$/))[1]);
        assert.equal(announced, rows, "the finder and the theme's own table have different numbers of recommendations");
        const { name, bytes } = await save(tab, "Download these rows (CSV)");
        assert.match(name, /\.csv$/);
        const text = bytes.toString();
        assert.ok(text.startsWith(BOM), "Excel would not take it for UTF-8");
        const [heading, ...lines] = rowsOf(text.slice(1));
        assert.equal(lines.length, announced);
        const themes = heading.indexOf("themes");
        assert.ok(lines.every((line) => line[themes].split(";").includes("scrutiny")), "a row is about something else");
      });
    });
  });
}
