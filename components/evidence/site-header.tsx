import { CalculatorLink } from "@/components/ui/calculator-link";
import { LatePart } from "@/components/ui/late-part";
import { ThemeChoice } from "@/components/ui/theme-choice";

const PAGES = [
  { id: "evidence", href: "/evidence", label: "Evidence" },
  { id: "method", href: "/method", label: "Method" },
] as const;

/** The calculator's header on the pages that are read rather than worked with. */
export function SiteHeader({ here }: { readonly here: "evidence" | "method" }) {
  return (
    <header className="sticky top-0 z-30 flex h-13 items-center gap-x-3 border-b border-line bg-panel px-4 lg:px-6">
      <CalculatorLink className="mr-2 text-l font-semibold tracking-[-0.01em]">
        mesh<span className="text-accent">cost</span>
      </CalculatorLink>
      <nav aria-label="Site" className="flex gap-4 text-ink-2">
        <CalculatorLink className="inline-flex min-h-6 items-center hover:underline">
          Calculator
        </CalculatorLink>
        {PAGES.map(({ id, href, label }) => (
          <a
            key={id}
            href={href}
            className={`inline-flex min-h-6 items-center hover:underline ${id === here ? "text-ink" : ""}`}
            aria-current={id === here ? "page" : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      <span className="flex-1" />
      <LatePart>
        <ThemeChoice />
      </LatePart>
    </header>
  );
}
