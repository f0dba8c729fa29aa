// Starts the server and Chromium once for a test file, and opens pages.

import { after, before } from "node:test";
import { launch } from "./chromium.mjs";
import { site } from "./pages.mjs";
import { serve } from "./serve.mjs";

/** Width and height, in CSS pixels, of the windows that the checks use. */
export const DESKTOP = { width: 1280, height: 900 };
export const NARROW = { width: 320, height: 640 };

const { folder, basePath, pages } = site();
let browser;
let server;

before(async () => {
  server = await serve(folder, basePath);
  browser = await launch();
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
