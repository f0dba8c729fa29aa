// Runs the Nu HTML checker once over every page of a built site: no error and no warning.
//
//   node tests/html/validity.mjs [PUBLIC_FOLDER]

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const SHOWN = 20;
// Messages of the checker that are no fault of a page, each with its reason.
const ALLOWED = [
  // The checker reads the pages as files, where the policy's 'self' is no host; addresses of other hosts are not let through.
  // Data for search engines is a data block, which no policy on scripts is about (HTML, 4.12.1).
  /^Inline script violates Content Security Policy/,
  /^Resource violates Content Security Policy \(meta tag\): .* “\/[^\/”][^”]*” blocked by/,
];

const folder = process.argv[2] ?? "public";
const jar = fileURLToPath(new URL("../browser/node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url));
const run = spawnSync("java", ["-Xss4m", "-jar", jar, "--skip-non-html", "--format", "json", "--stdout", "--exit-zero-always", folder], {
  encoding: "utf8",
  maxBuffer: 1 << 30,
});
if (run.error || run.status !== 0) {
  console.log(`FAIL the checker did not run: ${run.error?.message ?? run.stderr}`);
  console.log("Nu HTML checker: 0 passed, 1 failed");
  process.exit(1);
}

const isFault = ({ type, subType, message }) =>
  (type !== "info" || subType === "warning") && !ALLOWED.some((pattern) => pattern.test(message));
const faults = JSON.parse(run.stdout).messages.filter(isFault);
const byMessage = new Map();
for (const fault of faults) byMessage.set(fault.message, [...(byMessage.get(fault.message) ?? []), fault]);
for (const [message, same] of [...byMessage].slice(0, SHOWN)) {
  const [{ url, lastLine, lastColumn, subType, type, extract }] = same;
  console.log(`  ${subType ?? type}, ${same.length} times: ${message}`);
  console.log(`    first in ${url}:${lastLine}:${lastColumn}: ${(extract ?? "").trim().replaceAll("\n", " ")}`);
}
if (byMessage.size > SHOWN) console.log(`  … and ${byMessage.size - SHOWN} other messages`);
console.log(`${faults.length ? "FAIL" : "ok  "} errors and warnings: ${faults.length}`);
console.log(`Nu HTML checker: ${faults.length ? 0 : 1} passed, ${faults.length ? 1 : 0} failed`);
process.exitCode = faults.length ? 1 : 0;
