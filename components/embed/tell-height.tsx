"use client";

import { useEffect } from "react";

/**
 * Tells the page around an embed how high it is, so that a frame can fit it:
 * {type: "meshcost:height", figure, height} in CSS pixels. A height is no secret, so anyone may hear
 * it. The address is never touched.
 */
export function TellHeight({ figure }: { readonly figure: string }) {
  useEffect(() => {
    if (window.parent === window) return;
    const tell = () => {
      const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
      window.parent.postMessage({ type: "meshcost:height", figure, height }, "*");
    };
    const observer = new ResizeObserver(tell);
    observer.observe(document.documentElement);
    tell();
    return () => observer.disconnect();
  }, [figure]);
  return null;
}
