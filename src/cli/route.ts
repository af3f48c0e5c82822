import { Command, InvalidArgumentError, Option } from 'commander';
import { findMeshSettings } from '../model/mesh-settings';
import { Resource } from '../model/resource';
import { buildMesh, ClientTls, explain, isServed, Mesh, meshOptionsOf, onlyGateway, refusedOf, Request, UnknownSource } from '../simulator';
import { Format } from './cluster-options';
import { Exit, UsageError } from './exit';
import { coverageOf, Judged, judgeAll, readCases } from './expect';
import { expectJson, expectText } from './expect-report';
import { readObjects } from './manifests';
import { MESH_CONFIG, readMeshConfig } from './mesh-config';
import { painter } from './paint';
import { asJson, asText } from './route-report';
import { Target, targetOf } from './route-url';
import { Session } from './session';
import { Verb } from './verb';

interface RouteOptions {
  readonly url?: Target;
  readonly method?: string;
  readonly header: Readonly<Record<string, string>>;
  readonly gateway?: string;
  readonly source?: string;
  readonly sni?: string;
  readonly certificate?: string | true;
  readonly explain?: boolean;
  readonly expect?: readonly string[];
  readonly coverage?: boolean;
  readonly failUnder?: number;
  readonly meshConfig?: string;
  readonly namespace: string;
  readonly output: Format;
}

const EXAMPLES = `
Examples:
  cdk8s-istio route dist/ --url http://shop.example.com/cart
  cdk8s-istio route dist/ --url http://reviews:9080/ --header end-user=don-norman --source shop/web --explain
  cdk8s-istio route dist/ --expect traffic.yaml`;

/** Where one request goes, and why; or whether many go where they are expected to. */
export const route: Verb<RouteOptions> = {
  define: (command: Command) => command
    .argument('<path...>', 'manifests: files, folders, or - for standard input')
    .option('--url <url>', 'what is called: http, https, grpc, grpcs, tcp or tls', targetOf)
    .option('--method <method>', 'method of the request (GET, of gRPC POST)')
    .option('--header <name=value>', 'a header of the request; may be repeated', addHeader, {})
    .addOption(new Option('--gateway <namespace/name>', 'Gateway that the request comes to (the only one)').conflicts('source'))
    .option('--source <namespace/name>', 'workload of the mesh that sends the request')
    .option('--sni <name>', 'name that a client of TLS asks for (the host)')
    .option('--certificate [names]', 'the client has a certificate that the server trusts, for these names')
    .option('--explain', 'tell of the other routes too, and why they are not taken')
    .addOption(new Option('--expect <file>', 'cases, each a request and what is expected of it; may be repeated')
      .conflicts(['url', 'method', 'header', 'gateway', 'source', 'explain']).argParser(addFile))
    .option('--coverage', 'tell which routes, and rules of policies, no case reaches')
    .addOption(new Option('--fail-under <percent>', 'least coverage of routes and rules, else the exit code is 1').argParser(percentOf).implies({ coverage: true }))
    .option(...MESH_CONFIG)
    .option('-n, --namespace <name>', 'namespace of objects that name none', 'default')
    .addOption(new Option('-o, --output <format>', 'form of what is written').choices(['text', 'json']).default('text'))
    .addHelpText('after', EXAMPLES),

  run: async ({ session, operands, options }) => {
    if (!options.url && !options.expect) throw new UsageError("give '--url' of a request, or '--expect' with a file of cases");
    if (options.coverage && !options.expect) throw new UsageError("'--coverage' and '--fail-under' are for cases; give '--expect' with a file of them");
    const cases = options.expect && readCases(options.expect);
    const resources = await readObjects(session, operands, options.namespace);
    const refused = refusedOf(resources);
    if (refused.length > 0) throw new UsageError(`a cluster would not take these manifests:\n  ${refused.join('\n  ')}`);
    const settings = options.meshConfig === undefined ? findMeshSettings(resources) ?? {} : readMeshConfig(options.meshConfig);
    const mesh = buildMesh(resources, meshOptionsOf(settings));
    return cases ? expectAll(session, mesh, resources, judgeAll(cases, mesh, resources), options) : ask(session, mesh, resources, options);
  },
};

function ask({ stdout, env }: Session, mesh: Mesh, resources: readonly Resource[], options: RouteOptions): Exit {
  const { url, method, header, gateway, source, sni, certificate, output } = options;
  try {
    const from = source !== undefined ? { workload: source } : gateway !== undefined ? { gateway } : onlyGateway(resources);
    const request: Request = { from, ...url!, ...url!.tls && { tls: clientTls(sni, certificate) }, ...method && { method }, headers: header };
    const explanation = explain(mesh, request);
    stdout.write(output === 'json' ? asJson(request, explanation) : asText(request, explanation, options.explain === true, painter(stdout, env)));
    return isServed(explanation.outcome) ? Exit.CLEAN : Exit.FINDINGS;
  } catch (error) {
    throw error instanceof UnknownSource ? new UsageError(error.message) : error;
  }
}

function expectAll({ stdout, env }: Session, mesh: Mesh, resources: readonly Resource[], judged: readonly Judged[], options: RouteOptions): Exit {
  const { output, failUnder = 0 } = options;
  const coverage = options.coverage ? coverageOf(judged, mesh, resources) : undefined;
  stdout.write(output === 'json' ? expectJson(judged, coverage) : expectText(judged, coverage, painter(stdout, env)));
  const isCovered = !coverage || coverage.percent >= failUnder;
  return isCovered && judged.every(({ verdict }) => verdict.state === 'holds') ? Exit.CLEAN : Exit.FINDINGS;
}

function clientTls(sni: string | undefined, certificate: string | true | undefined): ClientTls {
  return {
    ...sni !== undefined && { sni },
    ...certificate !== undefined && { certificate: certificate === true ? {} : { names: certificate.split(',') } },
  };
}

function addHeader(text: string, others: Readonly<Record<string, string>>): Record<string, string> {
  const [, name, value] = /^([^=\s]+)=(.*)$/.exec(text) ?? [];
  if (name === undefined) throw new InvalidArgumentError('it must be such as end-user=don-norman.');
  return { ...others, [name]: value };
}

const addFile = (file: string, others: readonly string[] = []) => [...others, file];

function percentOf(text: string): number {
  const percent = Number(text);
  if (text.trim() === '' || !(percent >= 0 && percent <= 100)) throw new InvalidArgumentError('it must be a number from 0 to 100.');
  return percent;
}
