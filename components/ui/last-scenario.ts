/*
 * The address of the scenario last worked on in this tab, so that a look at another page is no
 * goodbye to it. It stays in the browser, and ends with the tab.
 */

const KEY = "meshcost:scenario";

/** Storage may be switched off: then the way back is the browser's own. */
export function rememberScenario(address: string): void {
  try {
    sessionStorage.setItem(KEY, address);
  } catch {
    return;
  }
}

/** An address of the calculator; "/" where none is known. */
export function lastScenario(): string {
  try {
    const address = sessionStorage.getItem(KEY) ?? "/";
    return /^\/[?#]/.test(address) ? address : "/";
  } catch {
    return "/";
  }
}
