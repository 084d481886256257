"use client";

import { type ReactNode, useState } from "react";
import { Fold } from "@/components/ui/fold";

/** One trade-off, folded until somebody wants it: only then is it worked out. */
export function TradeoffPart({
  title,
  summary,
  open = false,
  children,
}: {
  readonly title: string;
  readonly summary: string;
  readonly open?: boolean;
  /** What is inside, told whether it has been opened. */
  readonly children: (opened: boolean) => ReactNode;
}) {
  const [opened, setOpened] = useState(open);
  return (
    <Fold title={title} summary={summary} open={open} onOpen={() => setOpened(true)}>
      {children(opened)}
    </Fold>
  );
}
