import { PlainLink } from "@/components/ui/plain-link";

const PAGES = [
  { href: "/evidence", label: "Evidence" },
  { href: "/method", label: "Method" },
];

/** Ways to the site's other pages. */
export function SiteLinks({ label }: { readonly label: string }) {
  return (
    <nav aria-label={label} className="flex gap-4 text-ink-2">
      {PAGES.map((page) => (
        <PlainLink
          key={page.href}
          href={page.href}
          className="inline-flex min-h-6 items-center hover:underline"
        >
          {page.label}
        </PlainLink>
      ))}
    </nav>
  );
}
