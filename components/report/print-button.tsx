"use client";

/** Opens the browser's print dialog, which also saves as PDF. */
export function PrintButton() {
  return (
    <button type="button" className="button button-main scripted" onClick={() => window.print()}>
      Print or save as PDF
    </button>
  );
}
