"use client";

import { useEffect } from "react";

/**
 * Links to places on this page scroll and take the focus there, but leave the address alone: a
 * private link keeps its scenario behind "#", and Back is for steps of the scenario. Without
 * scripts they are plain anchors.
 */
export function useInPageLinks(): void {
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return;
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const href = link?.getAttribute("href") ?? "";
      const place = href.startsWith("#") ? document.getElementById(href.slice(1)) : null;
      if (place === null) return;
      event.preventDefault();
      if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
      place.focus({ preventScroll: true });
      place.scrollIntoView();
      // What lies on the way is laid out only now, at another height than was reserved for it.
      requestAnimationFrame(() => requestAnimationFrame(() => place.scrollIntoView()));
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, []);
}
