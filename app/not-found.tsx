import type { Metadata } from "next";
import { CalculatorLink } from "@/components/ui/calculator-link";

export const metadata: Metadata = { title: "No such page" };

export default function NotFound() {
  return (
    <main className="mx-auto max-w-[60ch] px-4 py-16">
      <h1 className="text-2xl font-semibold">There is no page here</h1>
      <p className="mt-2 text-ink-2">
        The address may be mistyped, or the page may have moved. Every scenario lives at the
        calculator's own address, behind the question mark.
      </p>
      <p className="mt-4">
        <CalculatorLink className="link">To the calculator</CalculatorLink>
      </p>
    </main>
  );
}
