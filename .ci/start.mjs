// @ts-check
import { nodeVersionProblem } from "./house/node-version.mjs";

const problem = nodeVersionProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  // Imported late: the rest need not even parse on an old Node.
  void Promise.all([import("./house/process.mjs"), import("./house/serve.mjs")]).then(
    ([{ runMain }, { serve }]) => runMain(serve),
  );
}
