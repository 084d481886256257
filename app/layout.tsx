import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { geistMono, geistSans } from "./fonts";

export const metadata: Metadata = {
  title: { default: "Meshcost", template: "%s · Meshcost" },
  description:
    "What a service mesh really costs in nodes, dollars and milliseconds, with evidence for every number.",
};

export const viewport: Viewport = {
  colorScheme: "light dark",
};

/**
 * Reading the nonce makes every page rendered per request: a stored page could not carry the nonce
 * of the response it is sent in (see proxy.ts).
 */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html
      lang="en"
      className={`${geistSans.variable} ${geistMono.variable}`}
      // early.js adds the reader's colours before React comes.
      suppressHydrationWarning
    >
      <head>
        {/* Where widgets that inject a style sheet look for the nonce. */}
        <meta property="csp-nonce" nonce={nonce} />
        {/* oxlint-disable-next-line nextjs/no-sync-scripts -- it decides the colours of the first paint */}
        <script src="/early.js" nonce={nonce} suppressHydrationWarning />
      </head>
      <body className="font-sans antialiased">{children}</body>
    </html>
  );
}
