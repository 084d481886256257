/** Cells copied from a spreadsheet (tabs), or CSV with commas or semicolons → lines of cells. */
export function splitCells(text: string): readonly (readonly string[])[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const separator = separatorOf(lines[0] ?? "");
  return lines.map((line) => splitLine(line, separator));
}

function separatorOf(line: string): string {
  if (line.includes("\t")) return "\t";
  return line.includes(";") ? ";" : ",";
}

/** Splits a line, minding quotes: a quoted cell may hold the separator and doubled quotes. */
function splitLine(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at];
    if (quoted && character === '"' && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"' && (quoted || cell === "")) {
      quoted = !quoted;
    } else if (character === separator && !quoted) {
      cells.push(cell);
      cell = "";
    } else {
      cell += character;
    }
  }
  return [...cells, cell];
}
