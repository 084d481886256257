/**
 * Room for so many fractions in a plain array: read as fast as a typed array, and without the
 * allocation outside the heap that each of those asks for. Not a number until it is written, since
 * an array that begins with small integers is made anew by the engine at its first fraction.
 */
export function doubles(length: number): number[] {
  const room: number[] = [];
  for (let k = 0; k < length; k++) room.push(Number.NaN);
  return room;
}
