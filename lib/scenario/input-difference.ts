/** One thing in which two scenarios differ, as a person reads it. */
export type InputDifference = {
  /** "Namespace copies", "Linkerd: High availability", "envoy.memory.base". */
  readonly label: string;
  readonly before: string;
  readonly after: string;
};
