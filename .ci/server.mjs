// @ts-check
import { createServer } from "node:http";
import compression from "compression";
import next from "next";
import { freeWhenAborted, leaveScriptsOf } from "./house/scripts-after-paint.mjs";

/**
 * Serves the build: `node .ci/server.mjs HOST PORT`. It is `next start`, except that a document's
 * scripts wait for the first paint. So it compresses itself: what is compressed cannot be changed.
 */
const [hostname = "127.0.0.1", port = "3000"] = process.argv.slice(2);
const app = next({ dev: false, hostname, port: Number(port) });
await app.prepare();
const answer = app.getRequestHandler();
const compress = compression();

const server = createServer((request, response) => {
  compress(request, response, () => {
    freeWhenAborted(response);
    leaveScriptsOf(response);
    answer(request, response).catch((/** @type {unknown} */ error) => {
      console.error(error);
      response.statusCode = 500;
      response.end("Internal Server Error");
    });
  });
});
server.on("error", (error) => {
  console.error(error);
  process.exit(1);
});
server.listen(Number(port), hostname);
