"use client";

import { useEffect, useState } from "react";

/** Long enough for a hand to come to rest: a listener hears one result, not every step to it. */
const QUIET_MS = 1200;

/** Says new results to a screen reader, once input has come to rest; nothing on opening. */
export function Announcer({ text }: { readonly text: string }) {
  const [spoken, setSpoken] = useState("");
  const [first] = useState(text);
  useEffect(() => {
    if (text === "" || text === first) return;
    const timer = setTimeout(() => setSpoken(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text, first]);
  return <output className="sr-only">{spoken}</output>;
}
