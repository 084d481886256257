const MONTHS = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;

/** The month so many after the one of a day or month in ISO form: ("2026-11-03", 2) → "Jan 2027". */
export function monthName(start: string, later: number): string {
  const [year = 0, month = 1] = start.split("-").map(Number);
  const months = year * MONTHS.length + (month - 1) + later;
  const name = MONTHS[months % MONTHS.length] ?? MONTHS[0];
  return `${name} ${Math.floor(months / MONTHS.length)}`;
}
