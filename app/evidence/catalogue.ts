import { catalog } from "@/lib/catalog/all";
import { coefficientList } from "@/lib/catalog/coefficients";
import { allReplays } from "@/lib/catalog/replays";
import { sliceOf } from "@/lib/catalog/slice";
import { coefficientGroups, type SourceView, sourceView } from "@/lib/charts/evidence";
import { ratioRows, ratioRowsBySource } from "@/lib/charts/replays";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { BILL_COEFFICIENTS } from "@/lib/model/bill";
import { MESH_OPTIONS } from "@/lib/model/options";
import { UPGRADE_COEFFICIENTS } from "@/lib/model/upgrade";
import { WARNING_COEFFICIENTS } from "@/lib/model/warnings";
import { runReplays } from "@/lib/replay";

/** Who reads coefficients, apart from the mesh options. */
const OTHER_READERS = [
  { name: "the bill", coefficients: BILL_COEFFICIENTS },
  { name: "the warnings", coefficients: WARNING_COEFFICIENTS },
  { name: "the upgrade", coefficients: UPGRADE_COEFFICIENTS },
  {
    name: "the applications' predicted use",
    coefficients: ["application.cpu.useShare", "application.memory.useShare"],
  },
  {
    name: "the sizing policy, as the default of an input",
    coefficients: [
      "sizing.headroom",
      "sizing.cpuQuantum",
      "sizing.memoryQuantum",
      "sizing.cpuUseTarget",
      "sizing.memoryUseTarget",
    ],
  },
];

/** What the page shows of the catalogue: the same for every visit, so it is made once. */
function build() {
  const runs = runReplays(allReplays, (key) => sliceOf(catalog, key));
  return {
    total: coefficientList.length,
    groups: coefficientGroups(coefficientList, [...MESH_OPTIONS, ...OTHER_READERS], findEvidence),
    runs,
    rows: ratioRows(runs),
    sources: ratioRowsBySource(runs),
  };
}

let built: ReturnType<typeof build> | undefined;

export function evidenceCatalogue(): ReturnType<typeof build> {
  built ??= build();
  return built;
}

/** Records by id, as sources; unknown ids are left out (the tests hold that there are none). */
export function sourcesOf(ids: readonly string[]): readonly SourceView[] {
  return ids.flatMap((id) => {
    const record = findEvidence(id);
    return record === undefined ? [] : [sourceView(record)];
  });
}
