import { type NextRequest, NextResponse } from "next/server";

/** The header by which the root layout learns the nonce of this very response. */
const NONCE_HEADER = "x-nonce";

/**
 * The content security policy of a page. Scripts and style sheets run only with the nonce made for
 * this one response; nothing is fetched from anywhere else; only embed pages may be framed.
 *
 * `style-src-attr 'unsafe-inline'` is for the style attributes that charts and widgets write into
 * server-rendered markup: they cannot carry a nonce, and nothing a user types reaches them.
 */
export function contentSecurityPolicy(page: {
  readonly nonce: string;
  readonly framable: boolean;
  readonly development: boolean;
}): string {
  const nonce = `'nonce-${page.nonce}'`;
  // The dev server's refresh evaluates code and injects plain style tags.
  const devScript = page.development ? " 'unsafe-eval'" : "";
  const style = page.development ? "'self' 'unsafe-inline'" : `'self' ${nonce}`;
  return [
    "default-src 'none'",
    `script-src ${nonce} 'strict-dynamic'${devScript}`,
    `style-src ${style}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${page.framable ? "*" : "'none'"}`,
    "object-src 'none'",
  ].join("; ");
}

/** Pages made to be framed elsewhere: /embed and whatever is below it. */
export function isFramable(pathname: string): boolean {
  return pathname === "/embed" || pathname.startsWith("/embed/");
}

export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy({
    nonce,
    framable: isFramable(request.nextUrl.pathname),
    development: process.env.NODE_ENV === "development",
  });
  const headers = new Headers(request.headers);
  headers.set(NONCE_HEADER, nonce);
  // Next reads the nonce for its own scripts from the request's copy of the policy.
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

export const config = {
  // Pages only: built assets are static, and a figure file brings a policy of its own.
  matcher: ["/((?!_next/|.*\\.(?:svg|png|ico|csv|json|txt|webmanifest)$).*)"],
};
