"use client";

import { useEffect, useState } from "react";

/** The page's sections in order. Those marked need scripts, as their figures come from a worker. */
const SECTIONS = [
  { id: "comparison", label: "Comparison" },
  { id: "pool", label: "Pool" },
  { id: "money", label: "Money" },
  { id: "nodes", label: "Nodes", scripted: true },
  { id: "tradeoffs", label: "Trade-offs", scripted: true },
  { id: "upgrade", label: "Upgrade" },
  { id: "evidence", label: "Evidence" },
  { id: "share", label: "Share" },
] as const;

/** Where the eye rests: a section is current once its head has passed this share of the screen. */
const READING_LINE = 0.35;

/** Ways to the sections of the page, in reach at any place; the one being read is marked. */
export function SectionNav() {
  const current = useCurrentSection();
  return (
    <nav
      aria-label="On this page"
      className="section-nav scroll-edges [--edge:var(--color-page)] sticky top-13 z-20 -mx-4 mt-5 flex gap-1 overflow-x-auto border-b border-line px-4 lg:-mx-8 lg:px-8"
    >
      {SECTIONS.map(({ id, label, ...rest }) => (
        <a
          key={id}
          href={`#${id}`}
          aria-current={current === id ? "location" : undefined}
          className={`flex min-h-10 items-center px-2 whitespace-nowrap text-ink-2 first:pl-0 hover:text-ink aria-[current]:font-medium aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_0_var(--color-accent)] ${"scripted" in rest ? "scripted" : ""}`}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}

function useCurrentSection(): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const line = window.innerHeight * READING_LINE;
      const passed = SECTIONS.filter(({ id }) => {
        // Of the section, not of its head: what is inside may not have been laid out yet.
        const section = document.getElementById(id)?.closest("section") ?? undefined;
        return section !== undefined && section.getBoundingClientRect().top <= line;
      });
      const atEnd =
        window.scrollY > 0 &&
        window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2;
      setCurrent(atEnd ? SECTIONS.at(-1)?.id : passed.at(-1)?.id);
    };
    const onScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", onScroll);
    };
  }, []);
  return current;
}
