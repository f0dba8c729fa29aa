// How a page behaves: a quiet console, no failed request, no other host, no code in the markup, and every word with JavaScript off.

import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, nameOf, open, pages, served, within } from "./open.mjs";

/** What a context's pages say and ask for, noted from now on. */
function listen(context, ownHost) {
  const noted = [];
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) noted.push(`console ${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (error) => noted.push(`uncaught: ${error.error().message}`));
  context.on("requestfailed", (request) => noted.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.host !== ownHost) noted.push(`asks another host: ${url.href}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) noted.push(`${response.status()}: ${response.url()}`);
  });
  return noted;
}

for (const page of pages) {
  test(nameOf(page), async () => {
    const address = addressOf(page);
    const expected = page.status === 404 ? [/^404: .*\/no\/such\/page\/$/, /^console error: Failed to load resource: .* 404/] : [];
    const text = await within({}, async (context) => {
      const noted = listen(context, new URL(address).host);
      const tab = await open(context, page);
      await tab.waitForLoadState("networkidle");
      const code = await tab.evaluate(() => {
        const handlers = (element) => element.getAttributeNames().filter((name) => name === "style" || name.startsWith("on"));
        const elements = [...document.querySelectorAll("*")];
        return [
          ...elements.filter((element) => element.localName === "style").map(() => "<style>"),
          ...elements
            .filter((element) => element.localName === "script" && element.type !== "application/ld+json" && (element.textContent || element.type !== "module" || !element.src))
            .map((element) => `<script> ${element.textContent}`),
          ...elements.flatMap((element) => handlers(element).map((name) => `${name}= on <${element.localName}>`)),
        ];
      });
      assert.deepEqual(noted.filter((line) => !expected.some((pattern) => pattern.test(line))), []);
      assert.deepEqual(code, [], "script or style in the markup");
      return tab.locator("body").innerText();
    });
    const plain = await within({ javaScriptEnabled: false }, async (context) => {
      const tab = await open(context, page);
      return tab.locator("body").innerText();
    });
    assert.ok(plain.trim().length > 0, "the page has no text");
    // Scripts add buttons and tools; what the page itself says stands without them.
    const count = (words) => words.split(/\s+/).reduce((counts, word) => counts.set(word, (counts.get(word) ?? 0) + 1), new Map());
    const [all, without] = [count(text), count(plain.replace(/^.* needs JavaScript.*$/gm, ""))];
    const lost = [...without].filter(([word, times]) => (all.get(word) ?? 0) < times).map(([word]) => word);
    assert.deepEqual(lost, [], "words that are there only with JavaScript off");
  });
}

test("the server was asked for nothing that the site lacks", () => {
  const missing = served().filter(({ status, path }) => status !== 200 && !path.endsWith("/no/such/page/"));
  assert.deepEqual(missing, []);
});
