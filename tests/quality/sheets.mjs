// Every council's brief on at most two sides of A4, every regional brief and every comparison on one.

import { spawnSync } from "node:child_process";
import { withSite } from "./site.mjs";

const MOST = [
  { pattern: /^councils\/[^/]+\/brief\/$/, sides: 2 },
  { pattern: /^regions\/[^/]+\/brief\/$/, sides: 1 },
  { pattern: /^compare\/[^/]+\/$/, sides: 1 },
];

await withSite(async (browser, home, paths) => {
  const tab = await browser.newPage();
  let [counted, faults] = [0, 0];
  for (const { pattern, sides } of MOST) {
    for (const path of paths.filter((one) => pattern.test(one))) {
      await tab.goto(new URL(path, home).href);
      const { stdout } = spawnSync("pdftotext", ["-", "-"], { input: await tab.pdf({ format: "A4", preferCSSPageSize: true }), encoding: "utf8", maxBuffer: 1 << 26 });
      const found = stdout.split("\f").length - 1;
      counted += 1;
      if (found < 1 || found > sides) {
        faults += 1;
        console.log(`     ${path}: ${found} sides of A4, more than ${sides}`);
      }
    }
  }
  console.log(`sheets of A4: ${counted - faults} passed, ${faults} failed`);
  return counted > 0 && faults === 0;
});
