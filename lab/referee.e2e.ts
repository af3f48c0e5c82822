import { App, Chart, Yaml } from 'cdk8s';
import { Host, istio } from 'cdk8s-istio';
import { application, STAGES } from '../examples/tutorial/main';
import { Referee, Verdict } from './referee';

let referee: Referee;

beforeAll(async () => {
  referee = await Referee.start();
});

afterAll(() => referee.stop());

const yamlOf = (app: App) => Yaml.stringify(...app.charts.flatMap((chart) => chart.toJson()));

const PROXY = { name: 'istio-proxy', image: 'istio/proxyv2:1.31.1' };

/** A pod for each Deployment, as its controller and the injection would make it. */
function podsOf(app: App): object[] {
  const deployments = app.charts.flatMap((chart) => chart.toJson()).filter(({ kind }) => kind === 'Deployment');
  return deployments.map(({ metadata: { name, namespace }, spec: { template } }) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...template.metadata, name, namespace },
    spec: { containers: [...template.spec.containers.filter((container: any) => container.name !== PROXY.name), PROXY] },
  }));
}

const refusals = (verdicts: Verdict[]) => verdicts.filter(({ layer }) => layer !== undefined);

test.each(Object.entries(STAGES))('the tutorial, stage %s, is accepted without a warning', async (_, weights) => {
  const app = application(new App(), weights);
  const { verdicts, messages } = await referee.judge(yamlOf(app) + Yaml.stringify(...podsOf(app)).replace(/^/, '---\n'));

  expect(refusals(verdicts)).toEqual([]);
  expect(verdicts.flatMap(({ warnings }) => warnings)).toEqual([]);
  // The webhook that gives the gateway its image comes with the control plane.
  expect(messages.filter(({ code }) => code !== 'IST0146')).toEqual([]);
});

const virtualService = (spec: object) => Yaml.stringify({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'reviews', namespace: 'books' },
  spec,
});

const ROUTE = [{ destination: { host: 'reviews.books.svc.cluster.local' } }];

test.each([
  ['a wrong field', 'schema', 'unknown field spec.hots', { hots: ['reviews'], http: [{ route: ROUTE }] }],
  ['a wrong type', 'schema', 'must be of type boolean', { hosts: ['reviews'], http: [{ match: [{ ignoreUriCase: 'yes' }], route: ROUTE }] }],
  ['a broken CEL rule', 'cel', "duration(self) >= duration('1ms')", { hosts: ['reviews'], http: [{ timeout: '0s', route: ROUTE }] }],
  ['what only the webhook knows', 'webhook', 'weight -1 < 0', { hosts: ['reviews'], http: [{ route: [{ ...ROUTE[0], weight: -1 }] }] }],
] as const)('%s is the verdict of the layer %s', async (_, layer, message, spec) => {
  const verdicts = await referee.verdicts(virtualService(spec));

  expect(verdicts).toEqual([expect.objectContaining({ layer, message: expect.stringContaining(message) })]);
});

test('analyzers see all objects together', async () => {
  const chart = new Chart(new App(), 'books', { namespace: 'books' });
  new istio.VirtualService(chart, 'reviews', {
    hosts: [Host.dns('reviews.example.com')],
    gateways: [istio.Gateway.fromGatewayName('edge/public')],
    http: [istio.HttpRoute.directResponse({ directResponse: { status: 200 } })],
  });
  const { verdicts, messages } = await referee.judge(yamlOf(chart.node.root as App));

  expect(refusals(verdicts)).toEqual([]);
  expect(messages.map(({ code, origin }) => `${code} ${origin}`)).toContain('IST0101 VirtualService books/books-reviews');
});

test('what is no YAML is an error that says where, and the next question is answered', async () => {
  await expect(referee.judge('kind: [')).rejects.toThrow('line 1');
  expect(await referee.verdicts(virtualService({ hosts: ['reviews'], http: [{ route: ROUTE }] }))).toHaveLength(1);
});
