// Starts the server and Chromium once for a test file, and opens pages.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { site } from "./pages.mjs";
import { serve } from "./serve.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function findChromium() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH ?? "").split(delimiter).concat("/usr/bin");
  const isProgram = (path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
  if (!found) throw new Error("Chromium is not on the PATH: apt-get install chromium");
  return found;
}

/** Width and height, in CSS pixels, of the windows that the checks use. */
export const DESKTOP = { width: 1280, height: 900 };
export const NARROW = { width: 320, height: 640 };

const { folder, basePath, pages } = site();
let browser;
let server;

before(async () => {
  server = await serve(folder, basePath);
  browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

export { basePath, pages };

/** The requests that the server has answered so far. */
export const served = () => server.requests;

/** A context of the browser for the whole of `use`, closed afterwards. */
export async function within(options, use) {
  const context = await browser.newContext({ viewport: DESKTOP, ...options });
  try {
    return await use(context);
  } finally {
    await context.close();
  }
}

/** The address of a picked page. */
export const addressOf = ({ path }) => new URL(path, server.home).href;

/** Opens a picked page in a new tab of a context. */
export async function open(context, page) {
  const tab = await context.newPage();
  const response = await tab.goto(addressOf(page), { waitUntil: "load" });
  const expected = page.status ?? 200;
  if (response.status() !== expected) throw new Error(`/${page.path} answered ${response.status()}, not ${expected}`);
  return tab;
}

/** The name of a test about one page. */
export const nameOf = ({ kind, path }) => `${kind}: /${path}`;
