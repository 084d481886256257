import type { Metadata } from "next";
import { figurePath } from "@/components/share/figure-paths";
import { figureAlt } from "./figure-alt";
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
  const image = previewImage(origin, query, text);
  const oembed = `${origin}/api/oembed?format=json&url=${encodeURIComponent(page)}`;
  return {
    metadataBase: new URL(origin),
    openGraph: { type: "website", siteName: "Meshcost", title, images: [image] },
    twitter: { card: "summary_large_image", title, images: [image.url] },
    alternates: { types: { "application/json+oembed": oembed } },
  };
}

/** What a page that is read says of itself. */
type PageWords = { readonly title: string; readonly description: string };

/**
 * The same for a page that is read: its own words, beside the figure of the scenario a first visitor
 * sees. It has no embed of its own, so no oEmbed.
 */
export async function readingPreview(words: PageWords): Promise<Metadata> {
  const [origin, { text }] = await Promise.all([siteOrigin(), figureAlt(PREVIEW_FIGURE, "")]);
  const { title, description } = words;
  const images = [previewImage(origin, "", text)];
  return {
    ...words,
    metadataBase: new URL(origin),
    openGraph: { type: "article", siteName: "Meshcost", title, description, images },
    twitter: { card: "summary_large_image", title, description, images },
  };
}

/** The figure as a card of the shape link previews are cut to. */
function previewImage(origin: string, query: string, alt: string) {
  return {
    url: `${origin}${figurePath(PREVIEW_FIGURE, "png", query, { card: 1 })}`,
    width: 1200,
    height: 630,
    alt: alt.slice(0, 400),
  };
}
