import Link from "next/link";

/** Name of the site and ways to its pages, on the pages that are read rather than worked with. */
export function SiteHeader({ here }: { readonly here: "evidence" | "method" }) {
  const link = (id: string, href: string, label: string) => (
    <Link
      href={href}
      prefetch={false}
      className={`inline-flex min-h-6 items-center hover:underline ${id === here ? "text-ink" : ""}`}
      {...(id === here ? { "aria-current": "page" as const } : {})}
    >
      {label}
    </Link>
  );
  return (
    <header className="sticky top-0 z-30 flex h-13 items-center gap-4 border-b border-line bg-panel px-4 lg:px-6">
      <Link href="/" prefetch={false} className="text-l font-semibold tracking-[-0.01em]">
        mesh<span className="text-accent">cost</span>
      </Link>
      <nav aria-label="Site" className="flex gap-4 text-ink-2">
        {link("evidence", "/evidence", "Evidence")}
        {link("method", "/method", "Method")}
      </nav>
    </header>
  );
}
