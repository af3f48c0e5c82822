import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dashboards, source } from '../../../build-tools/dashboards';

const FOLDER = join(__dirname, '..', '..', '..', 'src', 'addons', 'private', 'dashboards');
const ALL: Array<[string, any]> = Object.entries(dashboards());
const UIDS = ALL.map(([, { uid }]) => uid);

const graphs = ({ panels }: any) => panels.filter(({ type }: any) => type !== 'row');

test('what is committed is what the sources give', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(ALL.map(([name]) => `${name}.generated.ts`));
  for (const [name, dashboard] of ALL) {
    expect(readFileSync(join(FOLDER, `${name}.generated.ts`), 'utf8')).toBe(source(dashboard));
  }
});

test('each dashboard has an id of its own, by which links find it', () => {
  expect(new Set(UIDS).size).toBe(UIDS.length);
  for (const uid of UIDS) expect(uid).toMatch(/^istio-[a-z-]{2,34}$/);
});

test('Kiali finds them by their titles, and fills in variables by their names', () => {
  const variablesOf = (title: string) => ALL.find(([, one]) => one.title === title)![1].templating.list.map(({ name }: any) => name);

  expect(variablesOf('Istio Service Dashboard')).toEqual(expect.arrayContaining(['datasource', 'service']));
  expect(variablesOf('Istio Workload Dashboard')).toEqual(expect.arrayContaining(['datasource', 'namespace', 'workload']));
  for (const name of ['Mesh', 'Control Plane', 'Performance', 'Ztunnel']) expect(variablesOf(`Istio ${name} Dashboard`)).toContain('datasource');
});

describe.each(ALL)('%s', (_, dashboard) => {
  test('is found by its tag, and says what it answers', () => {
    expect(dashboard).toMatchObject({ tags: ['istio'], description: expect.stringMatching(/\.$/), title: expect.stringMatching(/^Istio .+ Dashboard$/) });
  });

  test('each panel says what it shows, in which unit, and asks the chosen data source', () => {
    for (const { title, description, type, fieldConfig, datasource, targets } of graphs(dashboard)) {
      expect([title, description]).toEqual([expect.any(String), expect.stringMatching(/^[A-Z].*\.$/)]);
      if (type !== 'table') expect(fieldConfig.defaults.unit).toEqual(expect.any(String));
      for (const one of [datasource, ...targets.map((target: any) => target.datasource)]) {
        expect(one).toEqual({ type: 'prometheus', uid: '${datasource}' });
      }
    }
  });

  test('panels have ids of their own and fill whole lines', () => {
    expect(new Set(dashboard.panels.map(({ id }: any) => id)).size).toBe(dashboard.panels.length);
    const widths = new Map<number, number>();
    for (const { gridPos: { y, w } } of dashboard.panels) widths.set(y, (widths.get(y) ?? 0) + w);
    expect(new Set(widths.values())).toEqual(new Set([24]));
  });

  test('queries use variables that are there, and each is used', () => {
    const used = (text: string) => [...text.matchAll(/\$\{?([a-z]+)/g)].map(([, name]) => name);
    const defined = dashboard.templating.list.map(({ name }: any) => name);
    const everywhere = [...dashboard.panels, ...dashboard.templating.list].map((one: any) => JSON.stringify(one)).join('\n');
    const inQueries = graphs(dashboard).flatMap(({ targets }: any) => targets.flatMap(({ expr }: any) => used(expr)));

    expect(defined).toEqual(expect.arrayContaining([...new Set(inQueries)]));
    expect([...new Set(used(everywhere))]).toEqual(expect.arrayContaining(defined));
  });

  test('links lead to dashboards that are there, and to a variable of theirs', () => {
    for (const [, uid, variable] of JSON.stringify(dashboard.panels).matchAll(/\/d\/([\w-]+)\?var-(\w+)=/g)) {
      const [, target] = ALL.find(([, one]) => one.uid === uid)!;
      expect(target.templating.list.map(({ name }: any) => name)).toContain(variable);
    }
  });
});
