import { FIGURE_FORMATS } from "@/components/share/figure-formats";
import { figureIds } from "@/lib/figure/figure-ids";
import { answerFigure } from "@/app/_server/answer-figure";
import { drawInThread } from "@/app/_server/drawing-threads";
import { readFigureRequest } from "@/app/_server/figure-request";

const PLAIN = { "content-type": "text/plain; charset=utf-8" };
const KNOWN = `There is no such figure. There are: ${figureIds.join(", ")}; each as ${FIGURE_FORMATS.map((format) => `.${format}`).join(", ")}.\n`;

type Context = { readonly params: Promise<{ readonly file: string }> };

/** /figure/nodes-and-cost.svg?…: a pure function of its address. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  const search = new URL(request.url).search;
  const asked = readFigureRequest(file, search) ?? readFigureRequest(`${file}.svg`, search);
  if (asked === undefined) return new Response(KNOWN, { status: 404, headers: PLAIN });
  return answerFigure(request, asked, drawInThread);
}
