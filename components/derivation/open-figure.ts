import type { AskedFigure } from "./asked-figure";

/** What a picture of a number says when it is clicked; the layer of figures listens. */
const EVENT = "meshcost:figure";

export function openFigure(figure: AskedFigure): void {
  document.dispatchEvent(new CustomEvent<AskedFigure>(EVENT, { detail: figure }));
}

/** Calls back with every figure opened from a picture, until the returned function is called. */
export function onFigureOpened(open: (figure: AskedFigure) => void): () => void {
  const listen = (event: Event) => open((event as CustomEvent<AskedFigure>).detail);
  document.addEventListener(EVENT, listen);
  return () => document.removeEventListener(EVENT, listen);
}
