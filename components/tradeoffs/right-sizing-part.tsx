import { ScrollBox } from "@/components/ui/scroll-box";
import type { RightSizingAnswer } from "@/components/worker/tradeoff-answers";
import { requestText, rightSizingInWords } from "@/lib/charts/tradeoffs/right-sizing";
import { SourceNumbers } from "./source-numbers";

/** What right-sizing is worth for each option, and the values to set. */
export function RightSizingPart({ gains, sources }: RightSizingAnswer) {
  return (
    <>
      <ul className="mt-2 max-w-[80ch] list-disc pl-5 text-ink-2">
        {gains.map((gain) => (
          <li key={gain.id}>{rightSizingInWords(gain)}</li>
        ))}
      </ul>
      <ScrollBox label="Requests to set" className="card relative mt-2">
        <table className="figures w-full border-collapse">
          <caption className="sr-only">Requests of the charts and right-sized, each pod</caption>
          <thead>
            <tr>
              <th scope="col">Component</th>
              <th scope="col" className="!text-left">
                Helm value
              </th>
              <th scope="col">Chart, each</th>
              <th scope="col">Right-sized, each</th>
            </tr>
          </thead>
          {gains.map((gain) => (
            <tbody key={gain.id}>
              {gain.settings.map((setting) => (
                <tr key={setting.component} className="align-top">
                  <th scope="row">
                    {gain.name}: {setting.component}
                  </th>
                  <td className="!text-left !whitespace-normal">
                    <code>{setting.helmValue}</code>
                    <SourceNumbers ids={[setting.evidence]} sources={sources} />
                    {setting.annotation !== undefined && (
                      <span className="block text-s text-ink-3">
                        For one workload: <code>{setting.annotation}</code>
                      </span>
                    )}
                    {setting.care.length > 0 && (
                      <span className="block text-s text-care">
                        {setting.care.join(" ")}
                        <SourceNumbers ids={setting.careEvidence} sources={sources} />
                      </span>
                    )}
                  </td>
                  <td>{requestText(setting.chart)}</td>
                  <td>{requestText(setting.rightSized)}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </ScrollBox>
    </>
  );
}
