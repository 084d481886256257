import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { leaveScripts, leaveScriptsOf } from "../../.ci/house/scripts-after-paint.mjs";

test("an async script of the build becomes a note, whatever the order of its attributes", () => {
  expect(
    leaveScripts(
      '<p>a</p><script src="/_next/static/chunks/a-1.js" async="" nonce="x"></script>' +
        '<script src="/_next/static/chunks/b.js" nonce="x" id="_R_" async=""></script><p>b</p>',
    ),
  ).toBe(
    '<p>a</p><template data-script="/_next/static/chunks/a-1.js"></template>' +
      '<template data-script="/_next/static/chunks/b.js"></template><p>b</p>',
  );
});

test("a script's preload would fetch it all the same: it goes", () => {
  expect(
    leaveScripts(
      '<link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/><link rel="icon" href="/icon.svg"/>',
    ),
  ).toBe('<link rel="icon" href="/icon.svg"/>');
});

test.each([
  ["an inline script", '<script nonce="x">self.__next_f.push([1,"async=\\"\\""])</script>'],
  ["the script that decides the colours", '<script src="/early.js" nonce="x"></script>'],
  ["a script for old browsers", '<script src="/_next/static/p.js" noModule="" nonce="x"></script>'],
  ["text that shows a script", "&lt;script src=&quot;/_next/a.js&quot; async=&quot;&quot;&gt;"],
  ["the font's preload", '<link rel="preload" as="font" href="/_next/static/media/a.woff2"/>'],
])("%s stays", (_, html) => {
  expect(leaveScripts(html)).toBe(html);
});

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** What a reader gets of a response written so. */
async function served(answer: (response: ServerResponse) => void): Promise<Buffer> {
  const server = createServer((_, response) => {
    leaveScriptsOf(response);
    answer(response);
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return Buffer.from(await (await fetch(`http://127.0.0.1:${port}/`)).arrayBuffer());
}

const SCRIPT = '<script src="/_next/a.js" async=""></script>';
const NOTE = '<template data-script="/_next/a.js"></template>';

test("a document is changed chunk by chunk, and a character cut in two survives", async () => {
  // “é” is the bytes C3 A9: the first chunk ends between them.
  const bytes = Buffer.from(`é${SCRIPT}é`);
  const got = await served((response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.write(bytes.subarray(0, bytes.length - 1));
    response.write(bytes.subarray(bytes.length - 1));
    response.end();
  });
  expect(got.toString()).toBe(`é${NOTE}é`);
});

test("what is no document passes as it is", async () => {
  const got = await served((response) => {
    response.setHeader("Content-Type", "text/x-component");
    response.write(SCRIPT);
    response.end();
  });
  expect(got.toString()).toBe(SCRIPT);
});
