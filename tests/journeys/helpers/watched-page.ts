import { test as base, expect, type Page } from "@playwright/test";

/** What a page may never do, noted as it happens. */
type Watch = { readonly complaints: string[] };

/**
 * Playwright's `test`, with a page under watch: a test fails at its end if the page logged an error
 * or a hydration warning, threw, broke its content security policy, or asked any other site for
 * anything. Nothing has to be called for that; a test of a deliberate error empties
 * `watch.complaints` after looking at them.
 */
export const test = base.extend<{ readonly watch: Watch }>({
  watch: [
    async ({ page, baseURL }, run) => {
      const watch: Watch = { complaints: [] };
      await page.addInitScript(reportBreaches);
      listen(page, new URL(baseURL ?? "http://127.0.0.1").origin, watch.complaints);
      await run(watch);
      expect(watch.complaints, "what the page did wrong while tested").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

function listen(page: Page, origin: string, complaints: string[]): void {
  page.on("console", (message) => {
    const text = message.text();
    // A violated policy and a failed request both reach the console as errors.
    const wrong = message.type() === "error" || /hydrat|content security policy/i.test(text);
    if (wrong) complaints.push(`console ${message.type()}: ${text} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(`page error: ${error.message}`));
  page.on("request", (request) => {
    if (isForeign(request.url(), origin)) complaints.push(`request to ${request.url()}`);
  });
}

/** Runs in the page: a breach that the page's code gets over would reach no console otherwise. */
function reportBreaches(): void {
  document.addEventListener("securitypolicyviolation", (event) => {
    const { effectiveDirective, blockedURI, sourceFile } = event;
    console.error(`content security policy: ${effectiveDirective} ${blockedURI} in ${sourceFile}`);
  });
}

/** Data and blob addresses never leave the page. */
function isForeign(url: string, origin: string): boolean {
  const { protocol, origin: asked } = new URL(url);
  return protocol !== "data:" && protocol !== "blob:" && asked !== origin;
}
