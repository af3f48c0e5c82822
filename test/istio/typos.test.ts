import { dirname, join } from 'node:path';
import * as ts from 'typescript';

/** What a user writes around a snippet. */
const PREAMBLE = `
import { Chart, Duration } from 'cdk8s';
import { Host, ServiceHost, StringMatch, istio } from 'cdk8s-istio';
declare const chart: Chart;
const host = ServiceHost.fromName('reviews', { namespace: 'books' });
const destinations = [{ destination: istio.Destination.host(host) }];
`;

/** A snippet that compiles, what is mistaken in it and for what, and the compiler's word on it. */
interface Case {
  title: string;
  right: string;
  typo: [string, string];
  error: string;
}

const CASES: Case[] = [
  {
    title: 'a misspelt field',
    right: "new istio.VirtualService(chart, 'routes', { hosts: [host] });",
    typo: ['hosts', 'host'],
    error: "'host' does not exist in type 'VirtualServiceProps'",
  },
  {
    title: 'a misspelt field deep in a route',
    right: 'istio.HttpRoute.route({ matches: [{ sourceNamespace: "books" }], destinations });',
    typo: ['sourceNamespace', 'sourceNameSpace'],
    error: "'sourceNameSpace' does not exist in type 'HttpMatch'",
  },
  {
    title: 'a field that this kind of route has not',
    right: "istio.HttpRoute.redirect({ redirect: { authority: 'example.org' } });",
    typo: ['} });', '}, destinations });'],
    error: "'destinations' does not exist in type 'HttpRouteRedirectOptions'",
  },
  {
    title: 'a misspelt method',
    right: "new istio.VirtualService(chart, 'routes').addHttpRoute(istio.HttpRoute.route({ destinations }));",
    typo: ['addHttpRoute', 'addHttpRuote'],
    error: "Property 'addHttpRuote' does not exist on type 'VirtualService'",
  },
  {
    title: 'a misspelt choice',
    right: 'istio.HttpRoute.route({ retries: { attempts: 1, retryOn: [istio.RetryOn.CONNECT_FAILURE] }, destinations });',
    typo: ['CONNECT_FAILURE', 'CONNECT_FAILED'],
    error: "Property 'CONNECT_FAILED' does not exist on type 'typeof RetryOn'",
  },
  {
    title: 'a default endpoint, which a server has not',
    right: "istio.Server.http({ hosts: ['*'], bind: '127.0.0.1' });",
    typo: ['bind', 'defaultEndpoint'],
    error: "'defaultEndpoint' does not exist in type 'HttpServerOptions'",
  },
  {
    title: 'retriable statuses without a status',
    right: 'istio.RetryOn.RETRIABLE_HEADERS;',
    typo: ['RETRIABLE_HEADERS', 'RETRIABLE_STATUS_CODES'],
    error: "Property 'RETRIABLE_STATUS_CODES' does not exist on type 'typeof RetryOn'",
  },
  {
    title: 'ciphers beside the certificates of Istio',
    right: 'istio.ServerTls.istioMutual({ subjectAltNames: [], insecureSkipVerify: false });',
    typo: ['subjectAltNames', 'cipherSuites'],
    error: "'cipherSuites' does not exist in type 'ServerClientVerification'",
  },
  {
    title: 'text in place of a number',
    right: 'istio.Destination.host(host, { port: 80 });',
    typo: ['80', "'80'"],
    error: "Type 'string' is not assignable to type 'number'",
  },
  {
    title: 'text in place of a duration',
    right: 'istio.HttpRoute.route({ timeout: Duration.seconds(5), destinations });',
    typo: ['Duration.seconds(5)', "'5s'"],
    error: "Type 'string' is not assignable to type 'Duration'",
  },
  {
    title: 'text in place of a host',
    right: "new istio.VirtualService(chart, 'routes', { hosts: [Host.dns('www.example.com')] });",
    typo: ["Host.dns('www.example.com')", "'www.example.com'"],
    error: "Type 'string' is not assignable to type 'Host'",
  },
  {
    title: 'text in place of a match',
    right: "istio.HttpRoute.route({ matches: [{ uri: StringMatch.prefix('/api') }], destinations });",
    typo: ["StringMatch.prefix('/api')", "'/api'"],
    error: "Type 'string' is not assignable to type 'StringMatch'",
  },
  {
    title: 'text in place of a subset',
    right: "istio.Destination.subset(new istio.DestinationRule(chart, 'rule', { host }).addSubset('v1'));",
    typo: ["new istio.DestinationRule(chart, 'rule', { host }).addSubset('v1')", "'v1'"],
    error: "Argument of type 'string' is not assignable to parameter of type 'ISubset'",
  },
  {
    title: 'a missing field of a construct',
    right: "new istio.DestinationRule(chart, 'rule', { host });",
    typo: ['{ host }', '{}'],
    error: "Property 'host' is missing in type '{}' but required in type 'DestinationRuleProps'",
  },
  {
    title: 'missing destinations',
    right: "istio.HttpRoute.route({ name: 'api', destinations });",
    typo: [', destinations', ''],
    error: "Property 'destinations' is missing in type '{ name: string; }' but required in type 'HttpRouteRouteOptions'",
  },
  {
    title: 'a service as the target of a peer authentication',
    right: "new istio.PeerAuthentication(chart, 'tls', { target: istio.PolicyTarget.mesh() });",
    typo: ['mesh()', 'serviceHost(host)'],
    error: "is missing in type 'AttachedTarget' but required in type 'WorkloadTarget'",
  },
  {
    title: 'a namespace among several targets',
    right: 'istio.PolicyTarget.several([istio.PolicyTarget.serviceHost(host)]);',
    typo: ['serviceHost(host)', 'namespace()'],
    error: "is missing in type 'WorkloadTarget' but required in type 'AttachedTarget'",
  },
  {
    title: 'text in place of a principal',
    right: "new istio.AuthorizationPolicy(chart, 'policy').addRule({ sources: [{ principals: [istio.Principal.ANY] }] });",
    typo: ['istio.Principal.ANY', "'*'"],
    error: "Type 'string' is not assignable to type 'Principal'",
  },
  {
    title: 'text in place of a key',
    right: "new istio.AuthorizationPolicy(chart, 'policy').addRule({ conditions: [{ key: istio.ConditionKey.SOURCE_IP, values: ['10.0.0.1'] }] });",
    typo: ['istio.ConditionKey.SOURCE_IP', "'source.ip'"],
    error: "Type 'string' is not assignable to type 'ConditionKey'",
  },
  {
    title: 'a Secret for a module that is no image',
    right: "istio.WasmModule.http('https://www.example.com/a.wasm', { sha256: 'a' });",
    typo: ['sha256', 'imagePullSecret'],
    error: "'imagePullSecret' does not exist in type 'WasmModuleOptions'",
  },
  {
    title: 'a missing percentage of a fault',
    right: 'istio.FaultAbort.httpStatus(503, { percentage: 10 });',
    typo: ['{ percentage: 10 }', '{}'],
    error: "Property 'percentage' is missing in type '{}' but required in type 'FaultOptions'",
  },
];

/** Compiles sources as files of this folder, all in one program, and returns the errors of each. */
function compile(sources: string[]): string[][] {
  const files = new Map(sources.map((source, index) => [join(__dirname, `snippet-${index}.ts`), PREAMBLE + source]));
  const configFile = join(__dirname, '..', 'tsconfig.json');
  const { config } = ts.readConfigFile(configFile, ts.sys.readFile);
  // Every snippet has all of the preamble and uses part of it.
  const options = { ...ts.parseJsonConfigFileContent(config, ts.sys, dirname(configFile)).options, noUnusedLocals: false };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].map((path) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(path)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')));
}

const wrong = CASES.map(({ right, typo: [from, to] }) => right.replace(from, to));
let errors: string[][];

beforeAll(() => {
  errors = compile([...CASES.map(({ right }) => right), ...wrong]);
}, 60_000);

describe.each(CASES.map((each, index) => ({ ...each, index })))('$title', ({ index, error }) => {
  test('compiles when it is right', () => {
    expect(errors[index]).toEqual([]);
  });

  test('fails to compile', () => {
    expect(errors[CASES.length + index]).toEqual([expect.stringContaining(error)]);
  });
});
