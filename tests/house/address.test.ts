import { describe, expect, it } from "vitest";
import { parseAddress } from "@/.ci/house/address.mjs";

describe("parseAddress", () => {
  it("listens on this machine only, port 3000, unless told otherwise", () => {
    expect(parseAddress({})).toEqual({
      host: "127.0.0.1",
      portNumber: 3000,
      url: "http://127.0.0.1:3000",
    });
  });

  it.each([
    ["every interface opens as localhost", { HOST: "0.0.0.0" }, "http://localhost:3000"],
    ["IPv6 goes in brackets", { HOST: "::1", PORT: "8080" }, "http://[::1]:8080"],
    ["the largest port", { PORT: "65535" }, "http://127.0.0.1:65535"],
    ["an empty value is no value", { HOST: "", PORT: "" }, "http://127.0.0.1:3000"],
  ])("%s", (_name, env, url) => {
    expect(parseAddress(env)).toMatchObject({ url });
  });

  it.each(["0", "65536", "-1", "3000.5", "http", "3e3"])("refuses port %s by name", (PORT) => {
    expect(parseAddress({ PORT })).toEqual({
      problem: expect.stringContaining(`"${PORT}"`) as string,
    });
  });
});
