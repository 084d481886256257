import { withScenario } from "@/lib/scenario/files/png-file";

/**
 * A drawn figure as PNG, `zoom` pixels for one of its own, made in the browser: for the clipboard, and
 * for scenarios that no server may see. It uses the fonts the reader has.
 */
export async function toPng(svg: string, query: string, zoom: number): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * zoom;
    canvas.height = image.naturalHeight * zoom;
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("This browser cannot draw pictures.");
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const drawn = await blobOf(canvas);
    const marked = withScenario(new Uint8Array(await drawn.arrayBuffer()), query);
    return new Blob([marked], { type: "image/png" });
  } finally {
    URL.revokeObjectURL(url);
  }
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error("The picture could not be made."));
      else resolve(blob);
    }, "image/png");
  });
}
