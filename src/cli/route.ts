import { Command, InvalidArgumentError, Option } from 'commander';
import { findMeshSettings } from '../model/mesh-settings';
import { Resource } from '../model/resource';
import { buildMesh, explain, Explanation, isServed, meshOptionsOf, onlyGateway, refusedOf, Request, UnknownSource } from '../simulator';
import { Format } from './cluster-options';
import { Exit, UsageError } from './exit';
import { readObjects } from './manifests';
import { MESH_CONFIG, readMeshConfig } from './mesh-config';
import { painter } from './paint';
import { asJson, asText } from './route-report';
import { Verb } from './verb';

interface RouteOptions {
  readonly url: Target;
  readonly method: string;
  readonly header: Readonly<Record<string, string>>;
  readonly gateway?: string;
  readonly source?: string;
  readonly explain?: boolean;
  readonly meshConfig?: string;
  readonly namespace: string;
  readonly output: Format;
}

type Target = Required<Pick<Request, 'host' | 'path' | 'port'>>;

const EXAMPLES = `
Examples:
  cdk8s-istio route dist/ --url http://shop.example.com/cart
  cdk8s-istio route dist/ --url http://reviews:9080/ --header end-user=don-norman --source shop/web --explain`;

/** Where one request goes, and why. */
export const route: Verb<RouteOptions> = {
  define: (command: Command) => command
    .argument('<path...>', 'manifests: files, folders, or - for standard input')
    .requiredOption('--url <url>', 'what is called, as by curl', targetOf)
    .option('--method <method>', 'method of the request', 'GET')
    .option('--header <name=value>', 'a header of the request; may be repeated', addHeader, {})
    .addOption(new Option('--gateway <namespace/name>', 'Gateway that the request comes to (the only one)').conflicts('source'))
    .option('--source <namespace/name>', 'workload of the mesh that sends the request')
    .option('--explain', 'tell of the other routes too, and why they are not taken')
    .option(...MESH_CONFIG)
    .option('-n, --namespace <name>', 'namespace of objects that name none', 'default')
    .addOption(new Option('-o, --output <format>', 'form of what is written').choices(['text', 'json']).default('text'))
    .addHelpText('after', EXAMPLES),

  run: async ({ session, operands, options }) => {
    const resources = await readObjects(session, operands, options.namespace);
    const refused = refusedOf(resources);
    if (refused.length > 0) throw new UsageError(`a cluster would not take these manifests:\n  ${refused.join('\n  ')}`);
    const { request, explanation } = ask(resources, options);
    const { stdout, env } = session;
    stdout.write(options.output === 'json' ? asJson(request, explanation) : asText(request, explanation, options.explain === true, painter(stdout, env)));
    return isServed(explanation.outcome) ? Exit.CLEAN : Exit.FINDINGS;
  },
};

function ask(resources: readonly Resource[], { url, method, header, gateway, source, meshConfig }: RouteOptions) {
  const settings = meshConfig === undefined ? findMeshSettings(resources) ?? {} : readMeshConfig(meshConfig);
  try {
    const from = source !== undefined ? { workload: source } : gateway !== undefined ? { gateway } : onlyGateway(resources);
    const request: Request = { from, ...url, method, headers: header };
    const explanation: Explanation = explain(buildMesh(resources, meshOptionsOf(settings)), request);
    return { request, explanation };
  } catch (error) {
    throw error instanceof UnknownSource ? new UsageError(error.message) : error;
  }
}

const URL_PARTS = /^(?:(\w+):\/\/)?([^/?#@\s:]+|\[[\da-f:.]+\])(?::(\d+))?([^#\s]*)/i;

/** Not as a browser reads it, which would change the path. */
function targetOf(text: string): Target {
  const [, scheme = 'http', host, port = '80', path] = URL_PARTS.exec(text) ?? [];
  if (host === undefined || Number(port) > 65_535) throw new InvalidArgumentError('it must be such as http://shop.example.com/cart?page=2.');
  if (scheme.toLowerCase() !== 'http') throw new InvalidArgumentError(`clients that speak ${scheme} are not modelled; ask for http.`);
  return { host, path: path.startsWith('/') ? path : `/${path}`, port: Number(port) };
}

function addHeader(text: string, others: Readonly<Record<string, string>>): Record<string, string> {
  const [, name, value] = /^([^=\s]+)=(.*)$/.exec(text) ?? [];
  if (name === undefined) throw new InvalidArgumentError('it must be such as end-user=don-norman.');
  return { ...others, [name]: value };
}
