import styles from "./evidence.module.css";

const EXAMPLE = `{"id": "acme-sidecar-mem", "mesh": "istio", "mode": "sidecar",
 "component": "sidecar-proxy", "metric": "memory", "value": 52, "unit": "MiB",
 "conditions": "400 services, Sidecar scoped to 40, 100 requests/s, 1 KB",
 "version": "Istio 1.30", "date": "2026-11",
 "sourceTitle": "…", "sourceUrl": "https://…", "locator": "table 2",
 "checkedOn": "2026-11-22", "kind": "measured", "note": ""}`;

/** What a figure needs so that others can weigh it, and how disagreements are decided. */
export function HowToPropose() {
  return (
    <div className={styles.prose}>
      <ol>
        <li>
          Have a figure someone can look up: what was measured, on which version, under which load
          and configuration, on which machine, with a link and a date.
        </li>
        <li>
          Add it as one line to <code>lib/evidence/data/additions.json</code>, in the words and the
          unit of the source. Arithmetic of yours goes into the note, with{" "}
          <code>"derived": true</code>.
        </li>
        <li>
          Cite it from the coefficient it speaks about, as a <em>new</em> row with today’s date; the
          old row stays, so that old links keep their numbers. The note says why this row and not
          its two nearest rivals.
        </li>
        <li>
          <code>npm test</code> checks the form, that low ≤ typical ≤ high, that every citation
          exists, and that the published cases above still hold.
        </li>
      </ol>
      <pre>
        <code>{EXAMPLE}</code>
      </pre>
      <h3>How disagreements are decided</h3>
      <ol>
        <li>
          <strong>Same question?</strong> Reserved or used, average or worst pod, per hop or end to
          end. Most contradictions end here.
        </li>
        <li>
          <strong>Ratios before absolutes.</strong> Machines differ by two to four times, meshes
          measured in one test by steady ratios.
        </li>
        <li>
          <strong>Newer before older</strong> where the product changed. A new test machine is no
          change of the product.
        </li>
        <li>
          <strong>Least partisan first.</strong> A vendor’s figure about itself may set the
          favourable end of a range, a competitor’s the unfavourable one.
        </li>
        <li>
          <strong>What is left stays a range,</strong> and the note says what it leans to.
        </li>
      </ol>
    </div>
  );
}
