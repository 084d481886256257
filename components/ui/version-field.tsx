"use client";

import { err, ok, type Result } from "@/lib/result";
import { CheckedTextField } from "./checked-text-field";

/** A release: one of those that are known, or any other that is typed. */
export function VersionField({
  pattern,
  rule,
  ...field
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly name: string;
  readonly value: string;
  /** Releases offered while typing. */
  readonly known: readonly string[];
  readonly pattern: RegExp;
  /** What `pattern` asks for, in words. */
  readonly rule: string;
  readonly onChange: (value: string) => void;
}) {
  const read = (text: string): Result<string> => {
    // As tags and `kubectl version` have it.
    const version = text.trim().replace(/^v(?=\d)/i, "");
    if (pattern.test(version)) return ok(version);
    const received = text.slice(0, 80);
    return err({ code: "not-a-version", path: field.label, message: rule, received });
  };
  return <CheckedTextField {...field} read={read} alignRight />;
}
