// Picks the pages to open: of every page kind at least two where there are two, with much data and with little.

import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Page kinds: the pattern of their addresses below the base path, and the addresses that must be among the picks when they exist. */
export const KINDS = [
  { kind: "home", pattern: /^$/ },
  { kind: "councils", pattern: /^councils\/$/ },
  { kind: "council", pattern: /^councils\/[^/]+\/$/, always: ["derby", "kirklees", "north-west-leicestershire"] },
  { kind: "challenges", pattern: /^challenges\/$/ },
  { kind: "challenge", pattern: /^challenges\/[^/]+\/$/, always: ["derby-2017"] },
  { kind: "themes", pattern: /^themes\/$/ },
  { kind: "theme", pattern: /^themes\/[^/]+\/$/ },
  { kind: "regions", pattern: /^regions\/$/ },
  { kind: "region", pattern: /^regions\/[^/]+\/$/ },
  { kind: "types", pattern: /^types\/$/ },
  { kind: "type", pattern: /^types\/[^/]+\/$/ },
  // A site has pages of groups only when its publisher lists some.
  { kind: "groups", pattern: /^groups\/$/, optional: true },
  { kind: "regional brief", pattern: /^regions\/[^/]+\/brief\/$/ },
  { kind: "progress by group", pattern: /^closure\/by-[^/]+\/$/ },
  { kind: "progress by council, all", pattern: /^closure\/by-[^/]+\/all\/$/, optional: true },
  { kind: "progress in detail", pattern: /^closure\/(?!by-)[^/]+\/$/ },
  { kind: "themes by", pattern: /^themes\/by\/[^/]+\/$/ },
  { kind: "file", pattern: /^data\/files\/[^/]+\/$/ },
  { kind: "map", pattern: /^map\/[^/]+\/$/ },
  { kind: "completeness", pattern: /^data\/completeness\/$/ },
  { kind: "all councils", pattern: /^councils\/by\/name\/$/, optional: true },
  { kind: "recommendations of a region", pattern: /^recommendations\/[^/]+\/$/ },
  { kind: "brief", pattern: /^councils\/[^/]+\/brief\/$/, always: ["derby/brief"] },
  { kind: "self-assessment", pattern: /^councils\/[^/]+\/self-assessment\/$/, always: ["derby/self-assessment"] },
  { kind: "comparison", pattern: /^compare\/[^/]+\/$/ },
  { kind: "group", pattern: /^groups\/[^/]+\/$/, optional: true },
  ...["recurring", "closure", "recommendations", "duties", "data", "method", "about", "accessibility", "changes", "compare", "replies", "search"].map((kind) => ({
    kind,
    pattern: new RegExp(`^${kind}/$`),
  })),
];

function listPages(folder, under = "") {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return listPages(folder, `${under}${entry.name}/`);
    return entry.name === "index.html" ? [under] : [];
  });
}

/** Ids of closed councils, from the site's own export of the table: the first column is the id. */
function closedCouncils(folder) {
  const file = join(folder, "data", "councils.csv");
  if (!existsSync(file)) return [];
  const cells = (line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare);
  const [header, ...lines] = readFileSync(file, "utf8").replace(/^\uFEFF/, "").split(/\r?\n/).map(cells);
  const closed = header.indexOf("closed");
  return lines.filter((row) => row[closed]).map((row) => row[0]);
}

/** The site under test: folder, base path, and `pages` of `{ kind, path }`. Stops when a kind has no page. */
export function site() {
  const folder = process.env.SITE_FOLDER || "public";
  const sitemap = readFileSync(join(folder, "sitemap.xml"), "utf8");
  const listed = [...sitemap.matchAll(/<loc>\s*([^<]*?)\s*<\/loc>/g)].map((match) => match[1]);
  const shortest = listed.reduce((a, b) => (b.length < a.length ? b : a));
  const basePath = new URL(process.env.SITE_BASE_URL || shortest).pathname.replace(/\/?$/, "/");

  const all = listPages(folder);
  const bySize = new Map(all.map((path) => [path, statSync(join(folder, path, "index.html")).size]));
  const closed = new Set(closedCouncils(folder).map((id) => `councils/${id}/`));
  const pages = [];
  for (const { kind, pattern, always = [], optional = false } of KINDS) {
    const mine = all.filter((path) => pattern.test(path)).sort((a, b) => bySize.get(b) - bySize.get(a));
    if (mine.length === 0 && !optional) throw new Error(`the site has no page of the kind ${kind}`);
    const named = mine.filter((path) => always.some((id) => path.endsWith(`/${id}/`)));
    const shut = mine.filter((path) => closed.has(path));
    const picked = new Set([...mine.slice(0, 1), ...mine.slice(-1), ...named, ...shut.slice(0, 1), ...shut.slice(-1)]);
    pages.push(...[...picked].map((path) => ({ kind, path })));
  }
  // A page of no kind above (a further page of prose, a kind that came later) is opened too, one for each section.
  const other = all.filter((path) => !KINDS.some(({ pattern }) => pattern.test(path)));
  const sections = new Map(other.map((path) => [path.replace(/[^/]+\/$/, ""), path]));
  for (const path of other) if (!path.slice(0, -1).includes("/")) sections.set(path, path);
  pages.push(...[...new Set(sections.values())].map((path) => ({ kind: "other", path })));
  pages.push({ kind: "not found", path: "no/such/page/", status: 404 });
  return { folder, basePath, pages };
}
