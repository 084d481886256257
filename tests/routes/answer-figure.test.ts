import { expect, test, vi } from "vitest";
import { answerFigure } from "@/app/_server/answer-figure";
import { drawFile } from "@/app/_server/draw-file";
import { readFigureRequest } from "@/app/_server/figure-request";

function asked(query: string) {
  const request = readFigureRequest("nodes-and-cost.svg", query);
  if (request === undefined) throw new Error("no such figure");
  return request;
}
const REQUEST = new Request("http://localhost/");

test("what many ask for at once is drawn once, and all get it", async () => {
  const draw = vi.fn(drawFile);
  const answers = await Promise.all(
    [1, 2, 3].map(() => answerFigure(REQUEST, asked("from=quick&pods=31"), draw)),
  );
  expect(draw).toHaveBeenCalledTimes(1);
  const [first, ...others] = await Promise.all(answers.map((answer) => answer.text()));
  expect(first).toContain("<svg");
  expect(others).toEqual([first, first]);
});

test("another spelling of it is the same; another scenario is not", async () => {
  const draw = vi.fn(drawFile);
  await Promise.all(
    ["from=quick&pods=32", "pods=32&from=quick", "from=quick&pods=33"].map((query) =>
      answerFigure(REQUEST, asked(query), draw),
    ),
  );
  expect(draw).toHaveBeenCalledTimes(2);
});

test("a drawing that failed is tried again for the next who asks", async () => {
  const draw = vi.fn(drawFile).mockRejectedValueOnce(new Error("A drawing thread has ended."));
  const query = "from=quick&pods=34";
  const both = await Promise.allSettled(
    [1, 2].map(() => answerFigure(REQUEST, asked(query), draw)),
  );
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect((await answerFigure(REQUEST, asked(query), draw)).status).toBe(200);
  expect(draw).toHaveBeenCalledTimes(2);
});
