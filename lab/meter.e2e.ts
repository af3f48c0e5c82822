import { Yaml } from 'cdk8s';
import * as kinds from '../test/meter/kinds';
import { samplesOf } from '../test/meter/meter';
import { Referee } from './referee';

let referee: Referee;

beforeAll(async () => {
  referee = await Referee.start();
});

afterAll(() => referee.stop());

test.each(Object.values(kinds).map((one) => [one.apiVersion, one.kind, one] as const))('a control plane accepts every leaf of %s %s', async (_version, kind, coverage) => {
  // Under names of their own, as in one cluster.
  const objects = samplesOf(coverage).map((one, index) => ({ ...one, metadata: { ...one.metadata, name: `${one.metadata.name}-${index}` } }));
  const verdicts = await referee.verdicts(Yaml.stringify(...objects));

  expect(verdicts).toHaveLength(objects.length);
  expect(verdicts.filter(({ layer }) => layer)).toEqual([]);
  process.stderr.write(`${kind}: ${objects.length} objects, all accepted\n`);
});
