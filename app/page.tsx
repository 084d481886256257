export default function Home() {
  return (
    <main className="mx-auto max-w-3xl p-8">
      <h1 className="text-2xl font-semibold">Meshcost</h1>
      <p>What a service mesh really costs in nodes, dollars and milliseconds.</p>
    </main>
  );
}
