// Follows every address on every page of a built site, without a network.
//
//   node tests/html/links.mjs [PUBLIC_FOLDER] [BASE_URL]
//
// BASE_URL is where the site will be published; without it, the shortest address in sitemap.xml.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { decode, readPage } from "./page.mjs";

const SHOWN = 12;
const [folder = "public", givenBase] = process.argv.slice(2);
const files = new Set(listFiles(folder, ""));
const sitemap = [...readFileSync(join(folder, "sitemap.xml"), "utf8").matchAll(/<loc>\s*([^<]*?)\s*<\/loc>/g)].map((m) => decode(m[1]));
const base = new URL(givenBase ?? sitemap.reduce((a, b) => (b.length < a.length ? b : a), sitemap[0] ?? "about:blank"));
if (!base.pathname.endsWith("/")) base.pathname += "/";

function listFiles(top, under) {
  return readdirSync(join(top, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under ? `${under}/${entry.name}` : entry.name;
    return entry.isDirectory() ? listFiles(top, path) : [path];
  });
}

const urlOf = (file) => new URL(file.replace(/(^|\/)index\.html$/, "$1").split("/").map(encodeURIComponent).join("/"), base);

/** Where an address leads: a file of the site, another site, or why it leads nowhere. */
function resolve(address, from) {
  let url;
  try {
    url = new URL(address, from);
  } catch {
    return { fault: "is no address" };
  }
  if (url.origin !== base.origin) {
    return /^https?:$/.test(url.protocol) ? { external: url } : { fault: `uses ${url.protocol}` };
  }
  if (!url.pathname.startsWith(base.pathname)) return { fault: `leaves ${base.pathname}` };
  const path = decodeURIComponent(url.pathname.slice(base.pathname.length));
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  if (files.has(file)) return { file, fragment: decodeURIComponent(url.hash.slice(1)) };
  return { fault: files.has(`${path}/index.html`) ? "lacks its closing slash" : "leads to no file" };
}

const faults = { addresses: [], fragments: [], ids: [], external: [], code: [], unreachable: [], sitemap: [] };
const pages = new Map();
let addressCount = 0;
for (const file of files) {
  if (!file.endsWith(".html")) continue;
  const { ids, references, links, resources, code } = readPage(readFileSync(join(folder, file), "utf8"));
  const page = { ids: new Set(ids), targets: new Set(), fragments: [] };
  pages.set(file, page);
  if (ids.length > page.ids.size) {
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    faults.ids.push(`${file}: the id ${twice} is given twice`);
  }
  for (const id of references) {
    if (!page.ids.has(id)) faults.ids.push(`${file}: refers to the id ${id}, which it does not have`);
  }
  for (const found of code) faults.code.push(`${file}: ${found}`);
  const here = urlOf(file);
  for (const [address, isLink] of [...links.map((a) => [a, true]), ...resources.map((a) => [a, false])]) {
    addressCount += 1;
    const { fault, external, file: target, fragment } = resolve(address, here);
    if (fault) faults.addresses.push(`${file}: ${address} ${fault}`);
    if (file === "404.html" && !/^(\/|#|https?:)/.test(address)) {
      faults.addresses.push(`${file}: ${address} changes its meaning with the address at which the page is shown`);
    }
    if (external && !isLink) faults.external.push(`${file}: fetches ${address} from another host`);
    if (target && isLink) page.targets.add(target);
    if (fragment) page.fragments.push([address, target, fragment]);
  }
}

for (const [file, page] of pages) {
  for (const [address, target, fragment] of page.fragments) {
    if (pages.has(target) && !pages.get(target).ids.has(fragment)) faults.fragments.push(`${file}: ${address} names no id of ${target}`);
  }
}

for (const file of files) {
  if (!file.endsWith(".css")) continue;
  for (const [, double, single, bare] of readFileSync(join(folder, file), "utf8").matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)/g)) {
    addressCount += 1;
    const address = double ?? single ?? bare;
    const { fault, external } = address.startsWith("data:") ? {} : resolve(address, urlOf(file));
    if (fault) faults.addresses.push(`${file}: ${address} ${fault}`);
    if (external) faults.external.push(`${file}: fetches ${address} from another host`);
  }
}

const reached = new Set(["index.html"]);
for (const file of reached) {
  for (const target of pages.get(file)?.targets ?? []) reached.add(target);
}
for (const file of pages.keys()) {
  if (file !== "404.html" && !reached.has(file)) faults.unreachable.push(`${file} cannot be reached from the home page`);
}

const listed = new Set(sitemap);
if (listed.size < sitemap.length) faults.sitemap.push("sitemap.xml names an address twice");
for (const file of pages.keys()) {
  if (file !== "404.html" && !listed.has(urlOf(file).href)) faults.sitemap.push(`sitemap.xml lacks ${urlOf(file).href}`);
}
for (const address of listed) {
  if (!pages.has(resolve(address, base).file) || address.endsWith("404.html")) faults.sitemap.push(`sitemap.xml names ${address}, which is no page`);
}

const checks = [
  ["every address leads to a file or another site", faults.addresses],
  ["every fragment names an id of its page", faults.fragments],
  ["ids are given once, and references to ids are met", faults.ids],
  ["nothing is fetched from another host", faults.external],
  ["no script, style element, style attribute or handler in the markup", faults.code],
  ["every page is reached from the home page by links", faults.unreachable],
  ["sitemap.xml and the pages agree", faults.sitemap],
  ["there are pages and addresses to check", pages.size > 1 && addressCount > 1 ? [] : ["too few pages or addresses"]],
];
console.log(`${pages.size} pages, ${addressCount} addresses, base ${base.href}`);
for (const [what, found] of checks) {
  console.log(`${found.length ? "FAIL" : "ok  "} ${what}`);
  for (const line of found.slice(0, SHOWN)) console.log(`  ${line}`);
  if (found.length > SHOWN) console.log(`  … and ${found.length - SHOWN} more`);
}
const failed = checks.filter(([, found]) => found.length).length;
console.log(`links: ${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
