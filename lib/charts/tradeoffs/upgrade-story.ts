import { formatCount } from "../../format/amounts";
import { formatDuration } from "../../format/duration";
import type { UpgradePlan } from "./upgrade-plans";

/** A statement and the evidence behind it. */
export type StoryLine = { readonly text: string; readonly evidence: readonly string[] };

/** Minor versions from 1.5 to 1.7. */
const MINORS = 2;

/**
 * The field report's move from Istio 1.5 to 1.7, told with what is documented today and with this
 * cluster's own figures: in place it is one minor version at a time, with revisions both at once.
 */
export function upgradeStory(plan: UpgradePlan): readonly StoryLine[] {
  const { podsRestarted: pods, durationSeconds } = plan;
  const seconds = durationSeconds.typical;
  const restarts = (rollouts: number) =>
    `${formatCount(rollouts * pods)} restarts, about ${formatDuration(rollouts * seconds)}`;
  return [
    {
      text: "In 2020 the field report moved Istio from 1.5 to 1.7 and paused traffic for it. With reason: in place, the step from 1.6 to 1.7 failed requests for a couple of seconds until 1.7.5. The documentation of the time asked for no pause and recommended a second revision.",
      evidence: ["seed-upgrade", "up-istio-1.7-503", "up-istio-1.7-blip", "up-istio-1.6-canary"],
    },
    {
      text: `In place, Istio still goes one minor version at a time: two rollouts on this cluster, ${restarts(MINORS)}.`,
      evidence: ["up-istio-skip", "up-istio-sc-restart"],
    },
    {
      text: `With revisions, since 1.8, it may skip one: a single rollout, ${restarts(1)}, and two control planes until the last pod has moved.`,
      evidence: ["up-istio-skip", "up-istio-1.8-direct", "up-istio-canary"],
    },
    {
      text: "Today no pause is needed either way: pods restart a few at a time, each closing its own connections. In ambient mode applications do not restart at all; long-lived connections of a node are reset as its ztunnel is replaced.",
      evidence: ["up-istio-sc-restart", "up-amb-restart", "up-amb-conn"],
    },
  ];
}
