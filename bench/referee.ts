/** How many objects the referee judges in a second: `npx tsx bench/referee.ts [objects]`. */
import { App, Chart, Yaml } from 'cdk8s';
import { Referee } from '../lab/referee';
import { istio, ServiceHost, StringMatch } from '../src';

const OBJECTS = Number(process.argv[2] ?? 1000);
const OBJECTS_PER_SERVICE = 2;

function meshOfOneService(index: number): string {
  const chart = new Chart(new App(), `mesh-${index}`, { namespace: 'bench' });
  const host = ServiceHost.fromName(`service-${index}`, { namespace: 'bench' });
  const rule = new istio.DestinationRule(chart, 'rule', { host });
  new istio.VirtualService(chart, 'routes', {
    hosts: [host],
    http: [istio.HttpRoute.route({
      matches: [{ uri: StringMatch.prefix(`/${index}`) }],
      destinations: [
        { destination: istio.Destination.subset(rule.addSubset('v1')), weight: 90 },
        { destination: istio.Destination.subset(rule.addSubset('v2')), weight: 10 },
      ],
    })],
  });
  return Yaml.stringify(...chart.toJson());
}

async function main() {
  const referee = await Referee.start();
  await referee.judge(meshOfOneService(0));
  const meshes = Array.from({ length: OBJECTS / OBJECTS_PER_SERVICE }, (_, index) => meshOfOneService(index));
  const begin = performance.now();
  const judged = await Promise.all(meshes.map((yaml) => referee.judge(yaml)));
  const seconds = (performance.now() - begin) / 1000;
  const verdicts = judged.flatMap(({ verdicts: list }) => list);
  console.log(`${verdicts.length} objects judged in ${seconds.toFixed(1)} s, ${verdicts.filter(({ layer }) => layer).length} refused`);
  await referee.stop();
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
