// A served site and Chromium, for the time that a measurement takes.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "../browser/chromium.mjs";
import { serve } from "../browser/serve.mjs";

/** Serves the site in the folder that the command names and calls `measure(browser, home, paths)`; false is the exit code 1. */
export async function withSite(measure, flags = []) {
  const folder = process.argv[2] ?? "public";
  const addresses = [...readFileSync(join(folder, "sitemap.xml"), "utf8").matchAll(/<loc>\s*([^<]*?)\s*<\/loc>/g)].map(([, address]) => address);
  const root = addresses.reduce((a, b) => (b.length < a.length ? b : a));
  const server = await serve(folder, new URL(root).pathname);
  const browser = await launch(flags);
  try {
    const paths = addresses.map((address) => address.slice(root.length));
    process.exitCode = (await measure(browser, server.home, paths)) ? 0 : 1;
  } finally {
    await browser.close();
    await server.close();
  }
}
