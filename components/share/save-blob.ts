/** Hands the browser a file to save. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // At once would be too soon for some browsers.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
