// Makes docs/pictures/ from the built reference site: node tests/quality/pictures.mjs [PUBLIC].

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withSite } from "./site.mjs";

const FOLDER = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 375, height: 812 };
const VIEWS = [
  { name: "home", path: "" },
  { name: "council", path: "councils/derby/" },
  { name: "council-dark", path: "councils/derby/", colorScheme: "dark" },
  { name: "council-phone", path: "councils/derby/", viewport: PHONE },
  { name: "progress", path: "closure/" },
  { name: "map", path: "map/next-date/" },
  { name: "compare", path: "compare/derby/" },
];

await withSite(async (browser, home) => {
  for (const { name, path, viewport = DESKTOP, colorScheme = "light" } of VIEWS) {
    const context = await browser.newContext({ viewport, colorScheme });
    const tab = await context.newPage();
    await tab.goto(new URL(path, home).href, { waitUntil: "networkidle" });
    await tab.screenshot({ path: join(FOLDER, `${name}.png`) });
    await context.close();
  }
  const tab = await browser.newPage({ viewport: { width: 1220, height: 850 } });
  await tab.goto(new URL("councils/derby/brief/", home).href);
  const folder = mkdtempSync(join(tmpdir(), "brief-"));
  spawnSync("pdftoppm", ["-r", "72", "-png", "-", join(folder, "side")], { input: await tab.pdf({ format: "A4", preferCSSPageSize: true }) });
  const sides = readdirSync(folder).sort().map((file) => readFileSync(join(folder, file)).toString("base64"));
  await tab.setContent(
    `<body style="display:flex;gap:16px;margin:0;background:#8a8f98">${sides.map((side) => `<img src="data:image/png;base64,${side}">`).join("")}</body>`,
  );
  await tab.screenshot({ path: join(FOLDER, "brief-print.png"), fullPage: true });
  return sides.length > 0;
});
