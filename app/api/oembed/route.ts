import { answerOembed } from "@/app/_server/answer-oembed";

/** /api/oembed?url=…: how to show a scenario's figure on another page. */
export function GET(request: Request): Promise<Response> {
  return answerOembed(request);
}
