import { answerFigure } from "@/app/_server/answer-figure";
import { readFigureRequest } from "@/app/_server/figure-request";

type Context = { readonly params: Promise<{ readonly file: string }> };

/** /figure/nodes-and-cost.svg?…: a pure function of its address. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  const search = new URL(request.url).search;
  const asked = readFigureRequest(file, search) ?? readFigureRequest(`${file}.svg`, search);
  if (asked === undefined) return new Response("No such figure.", { status: 404 });
  return answerFigure(request, asked);
}
