// Reads one HTML page into what the checks ask of it: ids, links, resources, and code inside the markup.

const PIECES = /<!--[\s\S]*?-->|<(script|style)\b((?:"[^"]*"|'[^']*'|[^"'>])*)>[\s\S]*?<\/\1\s*>|<([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g;
const ATTRIBUTES = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const REFERENCES = ["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers", "list"];
const ADDRESSES = ["href", "src", "action", "formaction", "data", "poster", "cite", "xlink:href"];

/** The text that an attribute's source stands for. */
export function decode(text) {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(\w+));/g, (whole, decimal, hex, name) => {
    if (name) return NAMED[name] ?? whole;
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16));
  });
}

// Most elements, of a chart above all, have nothing that the checks look at.
const OF_INTEREST = /(?:^|[\s"'])(?:id|href|src|srcset|style|on[a-z]+|aria-[a-z]+|for|headers|list|action|formaction|data|poster|cite|xlink:href|content)\s*=/i;

function attributes(source) {
  const found = new Map();
  for (const [, name, double, single, bare] of source.matchAll(ATTRIBUTES)) {
    const value = double ?? single ?? bare ?? "";
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), decode(value));
  }
  return found;
}

function addresses(tag, own) {
  const plain = ADDRESSES.filter((name) => own.has(name)).map((name) => own.get(name).trim());
  const candidates = (own.get("srcset") ?? "").split(",").map((part) => part.trim().split(/\s+/)[0]);
  const found = [...plain, ...candidates.filter(Boolean)];
  if (tag === "meta" && /^(og|twitter):(image|url)/.test(own.get("property") ?? own.get("name") ?? "")) {
    found.push(own.get("content") ?? "");
  }
  return found;
}

/**
 * `ids` in order, `references` to ids of the same page, `links` (`a` and `area`: address by address), `resources` (everything else
 * that has an address) and `code`: script elements that hold code, style elements, style attributes and event handlers.
 */
export function readPage(source) {
  const page = { ids: [], references: [], links: [], resources: [], code: [] };
  for (const [piece, raw, rawAttributes, plain, plainAttributes] of source.matchAll(PIECES)) {
    const tag = (raw ?? plain ?? "").toLowerCase();
    if (!tag) continue;
    // A script may stand in a file of its own; in the markup it is empty.
    // Data for search engines is no script: no browser runs it.
    if (raw && tag === "script" && /\btype="application\/ld\+json"/.test(rawAttributes)) continue;
    if (raw && !(tag === "script" && /\bsrc="/.test(rawAttributes) && piece.endsWith("></script>"))) page.code.push(`<${tag}>`);
    const written = rawAttributes ?? plainAttributes ?? "";
    if (!OF_INTEREST.test(written)) continue;
    const own = attributes(written);
    if (own.has("id")) page.ids.push(own.get("id"));
    for (const name of REFERENCES) {
      if (own.has(name)) page.references.push(...own.get(name).split(/\s+/).filter(Boolean));
    }
    for (const name of own.keys()) {
      if (name === "style" || /^on[a-z]+$/.test(name)) page.code.push(`${name}= on <${tag}>`);
    }
    const list = tag === "a" || tag === "area" ? page.links : page.resources;
    list.push(...addresses(tag, own));
  }
  return page;
}
