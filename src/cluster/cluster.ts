import { ObjectLike } from '../schema/problem';
import { ClusterError, errorOf, linesOf } from './cluster-error';
import { NotInstalled, Run, TookTooLong } from './program';

/** An object as the cluster has it, which is well formed, unlike one of a manifest. */
export interface LiveObject extends ObjectLike {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: LiveMetadata;
  readonly spec?: any;
  readonly status?: any;
  readonly [field: string]: any;
}

export interface LiveMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly generation?: number;
  readonly deletionTimestamp?: string;
  readonly [field: string]: unknown;
}

/** What an API server and kubectl tell of their version; providers append to the minor one, as in `32+`. */
export interface Version {
  readonly major: string;
  readonly minor: string;
  readonly gitVersion: string;
}

/** Which cluster, and as whom; without it, as the user's own kubeconfig says. */
export interface Access {
  readonly context?: string;
  readonly kubeconfig?: string;
}

/** Names an object. */
export interface ObjectName {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly name: string;
  /** Empty for what stands in no namespace. */
  readonly namespace: string;
}

/** How kubectl writes a kind without doubt: with its version and group. */
export const kindArgument = ({ group, version, kind }: Pick<ObjectName, 'group' | 'version' | 'kind'>) => `${kind}.${version}.${group}`;

export const apiVersionOf = ({ group, version }: Pick<ObjectName, 'group' | 'version'>) => group === '' ? version : `${group}/${version}`;

/** The API group of an object, which is empty for the core of Kubernetes. */
export const groupOf = ({ apiVersion }: LiveObject) => (apiVersion.includes('/') ? apiVersion.split('/')[0] : '');

/** How long the API server may take for an answer. */
const REQUEST_TIMEOUT = '20s';

/** Questions to a cluster, by the user's own kubectl. */
export class Cluster {
  public constructor(private readonly run: Run, private readonly access: Access = {}) {}

  /** What an address of the API server answers. */
  public raw(path: string): Promise<string> {
    return this.asked(['get', '--raw', path]);
  }

  /** Objects that `kubectl get` finds. */
  public async get(...args: string[]): Promise<LiveObject[]> {
    return objectsIn(await this.asked(['get', ...args, '--output', 'json']));
  }

  /** All objects of a kind, or those of a namespace. */
  public list(kind: string, namespace?: string): Promise<LiveObject[]> {
    return this.get(kind, ...namespace === undefined ? ['--all-namespaces'] : ['--namespace', namespace]);
  }

  /** Those of the named objects that are there, and what kubectl says of those that it could not ask for. */
  public async read(names: readonly ObjectName[]): Promise<{ objects: LiveObject[]; errors: string[] }> {
    if (names.length === 0) return { objects: [], errors: [] };
    const wanted = names.map(({ name, namespace, ...kind }) => (
      { apiVersion: apiVersionOf(kind), kind: kind.kind, metadata: { name, namespace: namespace || undefined } }
    ));
    const { code, out, err } = await this.kubectl(['get', '--filename', '-', '--ignore-not-found', '--output', 'json'], asList(wanted));
    const error = code === 0 ? undefined : errorOf(err);
    if (error && !PARTIAL.includes(error.reason)) throw error;
    return { objects: objectsIn(out), errors: error ? linesOf(err) : [] };
  }

  /** Whether the user may do each of some things. Nothing is stored by asking. */
  public async mayDo(attributes: readonly object[]): Promise<boolean[]> {
    const reviews = attributes.map((resourceAttributes) => ({
      apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: { resourceAttributes },
    }));
    const answer = await this.asked(['create', '--filename', '-', '--output', 'jsonpath={.status.allowed}{"\\n"}'], asList(reviews));
    return answer.trim().split('\n').map((line) => line === 'true');
  }

  /** The namespace of what names none. Within a cluster there is no kubeconfig that could tell. */
  public async namespace(): Promise<string> {
    const { code, out } = await this.kubectl(['config', 'view', '--minify', '--output', 'jsonpath={.contexts[0].context.namespace}']);
    return (code === 0 && out) || 'default';
  }

  /** The version of kubectl itself. */
  public async clientVersion(): Promise<Version> {
    return parse(await this.asked(['version', '--client', '--output', 'json'])).clientVersion;
  }

  /** The version of the API server. */
  public async serverVersion(): Promise<Version> {
    return parse(await this.raw('/version'));
  }

  private async asked(args: readonly string[], input?: string): Promise<string> {
    const { code, out, err } = await this.kubectl(args, input);
    if (code !== 0) throw errorOf(err);
    return out;
  }

  private async kubectl(args: readonly string[], input?: string) {
    const { context, kubeconfig } = this.access;
    const where = [...context === undefined ? [] : ['--context', context], ...kubeconfig === undefined ? [] : ['--kubeconfig', kubeconfig]];
    try {
      return await this.run('kubectl', [...args, ...where, '--request-timeout', REQUEST_TIMEOUT], input);
    } catch (error) {
      if (error instanceof NotInstalled) throw new ClusterError('kubectl', error.message);
      if (error instanceof TookTooLong) throw new ClusterError('unreachable', error.message);
      throw error;
    }
  }
}

/** Errors that concern single objects. */
const PARTIAL = ['forbidden', 'not-found', 'unknown-kind'];

const asList = (items: readonly object[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

function parse(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    throw new ClusterError('other', `kubectl answers with what is no JSON: ${text.slice(0, 80)}`);
  }
}

/** kubectl writes nothing for none, the object for one, and a List for several. */
function objectsIn(text: string): LiveObject[] {
  if (text.trim() === '') return [];
  const answer = parse(text);
  return Array.isArray(answer.items) && answer.kind.endsWith('List') ? answer.items : [answer];
}
