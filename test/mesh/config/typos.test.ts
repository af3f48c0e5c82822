import { compile } from '../../support/compile';

const program = (config: string) => `import { Duration } from 'cdk8s';\nimport { mesh } from 'cdk8s-istio';\nexport const config: mesh.MeshConfig = ${config};\nvoid Duration;\n`;

const RIGHT = {
  field: "{ trustDomain: 'example.com' }",
  nested: '{ defaultConfig: { gatewayTopology: { numTrustedProxies: 1 } } }',
  type: '{ enableTracing: true }',
  duration: '{ connectTimeout: Duration.seconds(10) }',
  member: '{ pathNormalization: mesh.PathNormalization.MERGE_SLASHES }',
  choice: '{ outboundTrafficPolicy: mesh.OutboundTrafficPolicy.registryOnly() }',
  oneOf: "{ defaultConfig: { tracing: { tracer: mesh.Tracer.zipkin('zipkin:9411') } } }",
};

/** What is mistaken, for what, and what the compiler says. */
const TYPOS: Array<[keyof typeof RIGHT, string, string, string]> = [
  ['field', 'trustDomain', 'trustDomian', "'trustDomian' does not exist in type 'MeshConfig'"],
  ['nested', 'numTrustedProxies', 'trustedProxies', "'trustedProxies' does not exist in type 'GatewayTopology'"],
  ['type', 'true', "'true'", "Type 'string' is not assignable to type 'boolean | undefined'"],
  ['duration', 'Duration.seconds(10)', "'10s'", "Type 'string' is not assignable to type 'Duration"],
  ['member', 'MERGE_SLASHES', 'MERGE', "Property 'MERGE' does not exist on type 'typeof PathNormalization'"],
  ['choice', 'registryOnly', 'registry', "Property 'registry' does not exist on type 'typeof OutboundTrafficPolicy'"],
  ['oneOf', "tracer: mesh.Tracer.zipkin('zipkin:9411')", "zipkin: { address: 'zipkin:9411' }", "'zipkin' does not exist in type 'MeshTracing'"],
];

let said: Record<string, string[]>;

beforeAll(() => {
  const right = Object.entries(RIGHT).map(([name, config]) => [`${name}-right`, program(config)]);
  const wrong = TYPOS.map(([name, from, to]) => [`${name}-wrong`, program(RIGHT[name].replace(from, to))]);
  said = compile(Object.fromEntries([...right, ...wrong]));
}, 60000);

test.each(TYPOS)('%s: %s cannot be mistaken for %s', (name, _from, _to, message) => {
  expect(said[`${name}-right`]).toEqual([]);
  expect(said[`${name}-wrong`].join('\n')).toContain(message);
});
