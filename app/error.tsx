"use client";

/** Something broke that should not have: the way out, without losing the link. */
export default function ErrorPage({ reset }: { readonly reset: () => void }) {
  return (
    <main className="mx-auto max-w-[60ch] px-4 py-16">
      <h1 className="text-2xl font-semibold">This page could not be shown</h1>
      <p className="mt-2 text-ink-2">
        The fault is ours. Your scenario is still in the address above: copy it before you leave.
      </p>
      <p className="mt-4 flex gap-2">
        <button type="button" className="button button-main" onClick={reset}>
          Try again
        </button>
        {/* A full load: whatever broke stays behind. */}
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
        <a className="button" href="/">
          Start anew
        </a>
      </p>
    </main>
  );
}
