// @ts-check

/**
 * Where to listen. Only this machine can reach 127.0.0.1; HOST=0.0.0.0 opens it to the network.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {{ host: string, portNumber: number, url: string } | { problem: string }}
 */
export function parseAddress(env) {
  const host = env["HOST"]?.trim() || "127.0.0.1";
  const portText = env["PORT"]?.trim() || "3000";
  const portNumber = /^\d{1,5}$/.test(portText) ? Number(portText) : 0;
  if (portNumber < 1 || portNumber > 65_535) {
    return { problem: `PORT must be a whole number from 1 to 65535, not "${portText}".` };
  }
  return { host, portNumber, url: `http://${urlHost(host)}:${portNumber}` };
}

/**
 * A host as a browser can open it: an address that means "every interface" opens as localhost, and
 * IPv6 goes in brackets.
 *
 * @param {string} host
 */
function urlHost(host) {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
