"use client";

/** Back and forth through the changes made on this page. */
export function UndoButtons({
  canUndo,
  canRedo,
  undo,
  redo,
}: {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
}) {
  return (
    <div className="scripted flex gap-1">
      <button
        type="button"
        className="button px-2.5"
        aria-label="Undo"
        disabled={!canUndo}
        onClick={undo}
      >
        ↶
      </button>
      <button
        type="button"
        className="button px-2.5"
        aria-label="Redo"
        disabled={!canRedo}
        onClick={redo}
      >
        ↷
      </button>
    </div>
  );
}
