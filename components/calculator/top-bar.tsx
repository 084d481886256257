import Link from "next/link";
import { CopyLink } from "./copy-link";

/** Name of the site, ways to its other pages, and the link to this very scenario. */
export function TopBar({ query }: { readonly query: string }) {
  return (
    <header className="sticky top-0 z-30 flex h-13 items-center gap-4 border-b border-line bg-panel px-4 lg:px-6">
      <Link href="/" prefetch={false} className="text-l font-semibold tracking-[-0.01em]">
        mesh<span className="text-accent">cost</span>
      </Link>
      <nav aria-label="Site" className="flex gap-4 text-ink-2">
        <Link href="/evidence" prefetch={false} className="hover:underline">
          Evidence
        </Link>
        <Link href="/method" prefetch={false} className="hover:underline">
          Method
        </Link>
      </nav>
      <span className="flex-1" />
      <CopyLink query={query} />
    </header>
  );
}
