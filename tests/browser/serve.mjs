// Serves a built site on the loopback address, under the path that its pages are made for, as a static host would.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
};

async function find(folder, path) {
  const file = join(folder, normalize(path.endsWith("/") ? `${path}index.html` : path));
  const isFile = await stat(file).then((entry) => entry.isFile(), () => false);
  return isFile ? file : undefined;
}

/**
 * Starts serving `folder` under `basePath` (with a slash at both ends). Gives the address of the home page, the requests so far (path and
 * status) and `close`.
 */
export async function serve(folder, basePath) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const found = path.startsWith(basePath) ? await find(folder, path.slice(basePath.length) || "/") : undefined;
    const status = found ? 200 : 404;
    const file = found ?? join(folder, "404.html");
    requests.push({ path, status });
    const type = TYPES[extname(file)];
    const bytes = await readFile(file);
    // Hosts compress text; speed is measured as readers have it.
    const isCompressed = type && !type.startsWith("image/png") && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    response.writeHead(status, { "content-type": type ?? "application/octet-stream", ...(isCompressed && { "content-encoding": "gzip" }) });
    response.end(isCompressed ? gzipSync(bytes, { level: 1 }) : bytes);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const home = `http://127.0.0.1:${server.address().port}${basePath}`;
  return { home, requests, close: () => new Promise((closed) => server.close(closed)) };
}
