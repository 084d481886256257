import type { Metadata } from "next";
import { figurePath } from "@/components/share/figure-paths";
import { siteOrigin } from "./site-origin";

/** The figure a link preview shows. */
export const PREVIEW_FIGURE = "nodes-and-cost";

/**
 * What chats and wikis show for a link: the scenario's finding and its figure, and where an embed of
 * it can be had (oEmbed). `title` is the finding, `text` the figure in words.
 */
export async function previewMetadata(
  query: string,
  { title, text }: { readonly title: string; readonly text: string },
  path = "/",
): Promise<Metadata> {
  const origin = await siteOrigin();
  const page = `${origin}${path}${query === "" ? "" : `?${query}`}`;
  const image = {
    url: `${origin}${figurePath(PREVIEW_FIGURE, "png", query, { card: 1 })}`,
    width: 1200,
    height: 630,
    alt: text.slice(0, 400),
  };
  const oembed = `${origin}/api/oembed?format=json&url=${encodeURIComponent(page)}`;
  return {
    metadataBase: new URL(origin),
    openGraph: { type: "website", siteName: "Meshcost", title, images: [image] },
    twitter: { card: "summary_large_image", title, images: [image.url] },
    alternates: { types: { "application/json+oembed": oembed } },
  };
}
