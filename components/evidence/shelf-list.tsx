import type { Shelf } from "@/lib/charts/evidence-records";

/** Ways to the pages of records. */
export function ShelfList({
  shelves,
  here,
}: {
  readonly shelves: readonly Shelf[];
  readonly here?: string | undefined;
}) {
  return (
    <ul>
      {shelves.map(({ id, label, records }) => (
        <li key={id}>
          <a
            href={`/evidence/records?mesh=${id}`}
            {...(id === here ? { "aria-current": "page" as const } : {})}
          >
            {label}
          </a>
          , {records.length}
        </li>
      ))}
    </ul>
  );
}
