import type { ReactNode } from "react";

/**
 * A link that loads its page anew. The router's own links cost the first load several kB, and one
 * from a scenario to "/" would keep the scenario: same page, same state.
 */
export function PlainLink({
  href,
  className,
  children,
}: {
  readonly href: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <a href={href} className={className}>
      {children}
    </a>
  );
}
