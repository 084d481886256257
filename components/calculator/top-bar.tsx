import type { ReactNode } from "react";
import { PlainLink } from "@/components/ui/plain-link";
import { ThemeChoice } from "@/components/ui/theme-choice";
import { CopyLink } from "./copy-link";
import { SiteLinks } from "./site-links";

/** Name of the site, ways to its other pages, and the link to this very scenario. */
export function TopBar({
  query,
  children,
}: {
  readonly query: string;
  readonly children?: ReactNode;
}) {
  return (
    <header className="sticky top-0 z-30 flex h-13 items-center gap-x-2 border-b border-line bg-panel px-4 sm:gap-x-3 lg:px-6">
      <a
        href="#results"
        className="button button-main sr-only focus:not-sr-only focus:absolute focus:left-4 focus:z-10 lg:focus:left-6"
      >
        Skip to results
      </a>
      <PlainLink href="/" className="mr-2 text-l font-semibold tracking-[-0.01em]">
        mesh<span className="text-accent">cost</span>
      </PlainLink>
      <div className="max-md:hidden">
        <SiteLinks label="Site" />
      </div>
      <span className="flex-1" />
      {children}
      <ThemeChoice />
      <CopyLink query={query} />
    </header>
  );
}
