// Lighthouse gives 100 for each of its four categories on the pages that readers come to most.

import lighthouse from "lighthouse";
import { withSite } from "./site.mjs";

const PORT = 9_222;
const PATHS = ["", /^councils\/[^/]+\/$/, "closure/", "compare/", "recommendations/"];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

await withSite(
  async (_, home, paths) => {
    let faults = 0;
    for (const wanted of PATHS) {
      const path = typeof wanted === "string" ? wanted : paths.find((one) => wanted.test(one));
      const { lhr } = await lighthouse(new URL(path, home).href, { port: PORT, onlyCategories: CATEGORIES, logLevel: "error" });
      const scores = CATEGORIES.map((category) => Math.round(lhr.categories[category].score * 100));
      const isWhole = scores.every((score) => score === 100);
      faults += isWhole ? 0 : 1;
      console.log(`${isWhole ? "ok  " : "     "} /${path}: ${scores.join(" ")}`);
      for (const { id, title, score } of Object.values(lhr.audits)) {
        const counts = CATEGORIES.some((category) => lhr.categories[category].auditRefs.some((ref) => ref.id === id && ref.weight > 0));
        if (counts && score !== null && score < 0.9) console.log(`       ${id}: ${title} (${Math.round(score * 100)})`);
      }
    }
    console.log(`Lighthouse: ${PATHS.length - faults} passed, ${faults} failed`);
    return faults === 0;
  },
  [`--remote-debugging-port=${PORT}`],
);
