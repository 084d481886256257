import type { NextConfig } from "next";

/** Sent with everything; the content security policy carries a nonce and is set in proxy.ts. */
const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  },
];

/**
 * A figure opened by itself is a document too: it may be styled, and do nothing else. Pages get
 * their policy in proxy.ts, which leaves files out.
 */
const FILE_HEADERS = [
  {
    key: "Content-Security-Policy",
    value: "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  },
];

const config: NextConfig = {
  // Builds beside a running one, as tests of routes make them, go elsewhere.
  distDir: process.env["NEXT_DIST_DIR"] ?? ".next",
  // A native module: loaded as it is, not bundled.
  serverExternalPackages: ["@resvg/resvg-js"],
  // .ci/server.mjs compresses, after it has changed what is sent.
  compress: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` holds the types, tests and scripts included; a start should not wait for them.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    { source: "/:path*", headers: SECURITY_HEADERS },
    { source: "/:file(.+\\.(?:svg|png|csv|json))", headers: FILE_HEADERS },
  ],
};

export default config;
