/** One thing in which two scenarios differ, as a person reads it. */
export type InputDifference = {
  /** "namespace copies", "linkerd high availability", "envoy.memory.base". */
  readonly label: string;
  readonly before: string;
  readonly after: string;
};
