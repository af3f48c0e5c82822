import { LiveObject } from '../../src/cluster/cluster';
import { Ended, NotInstalled, Run } from '../../src/cluster/program';

/** An object of a cluster in short. */
export const live = (apiVersion: string, kind: string, name: string, rest: Record<string, any> = {}): LiveObject => {
  const [namespace, only] = name.includes('/') ? name.split('/') : [undefined, name];
  return { ...rest, apiVersion, kind, metadata: { name: only, namespace, ...rest.metadata } };
};

const done = (out: string): Ended => ({ code: 0, out, err: '' });
const failed = (err: string, out = ''): Ended => ({ code: 1, out, err });

/** What stands in for a cluster and the kubectl that asks it; it answers as the real one does. */
export class FakeCluster {
  /** What was asked, without the options of every call. */
  public readonly asked: string[] = [];
  /** What addresses of the API server answer; an error where it is one. */
  public readonly raw: Record<string, string | Error> = {};
  /** Kinds that may not be listed, or not even be read. */
  public readonly unlisted: string[] = [];
  public readonly unread: string[] = [];
  /** Resources that may not be created. */
  public readonly denied: string[] = [];
  /** Kinds that it does not serve. */
  public readonly unserved: string[] = [];
  /** What every call says instead of an answer. */
  public broken?: string;
  public client = { major: '1', minor: '35', gitVersion: 'v1.35.2' };
  /** Other programs, by their name, and what they write. */
  public readonly programs: Record<string, string> = {};

  public constructor(public objects: LiveObject[] = []) {}

  public run: Run = async (program, args, input) => {
    if (program !== 'kubectl') {
      if (this.programs[program] === undefined) throw new NotInstalled(`${program} is not on the PATH`);
      return done(this.programs[program]);
    }
    expect(args.slice(-2)).toEqual(['--request-timeout', '20s']);
    const rest = args.slice(0, -2);
    this.asked.push(rest.join(' '));
    if (rest[0] === 'config') return done('');
    if (rest[0] === 'version') return done(JSON.stringify({ clientVersion: this.client }));
    if (this.broken) return failed(this.broken);
    if (rest[0] === 'create') return this.review(JSON.parse(input!).items);
    if (rest[1] === '--raw') return this.answer(rest[2]);
    return rest[1] === '--filename' ? this.read(JSON.parse(input!).items) : this.list(rest.slice(1));
  };

  private answer(path: string): Ended {
    const text = this.raw[path];
    if (text === undefined) return failed('Error from server (NotFound): the server could not find the requested resource');
    return typeof text === 'string' ? done(text) : failed(text.message);
  }

  private review(reviews: any[]): Ended {
    const allowed = reviews.map(({ spec }) => !this.denied.includes(spec.resourceAttributes.resource));
    return done(allowed.map((one) => `${one}\n`).join(''));
  }

  private read(wanted: any[]): Ended {
    const errors: string[] = [];
    const found = wanted.flatMap(({ apiVersion, kind, metadata: { name, namespace } }) => {
      if (this.unserved.includes(kind)) {
        errors.push(`error: unable to recognize "STDIN": no matches for kind "${kind}" in version "${apiVersion}"`);
        return [];
      }
      if (this.unread.includes(kind)) {
        errors.push(`Error from server (Forbidden): ${kind} "${name}" is forbidden: User "me" cannot get it`);
        return [];
      }
      return this.objects.filter((one) => one.apiVersion === apiVersion && one.kind === kind && one.metadata.name === name
        && (one.metadata.namespace ?? namespace) === namespace);
    });
    const out = found.length === 0 ? '' : JSON.stringify(wanted.length === 1 ? found[0] : { apiVersion: 'v1', kind: 'List', items: found });
    return { code: errors.length > 0 ? 1 : 0, out, err: errors.join('\n') };
  }

  private list([argument, ...options]: string[]): Ended {
    const [kind, version, ...group] = argument.split('.');
    const apiVersion = [group.join('.'), version].filter((part) => part !== '').join('/');
    if (this.unserved.includes(kind)) return failed(`error: the server doesn't have a resource type "${kind}"`);
    if (this.unlisted.includes(kind) || this.unread.includes(kind)) return failed(`Error from server (Forbidden): ${kind} is forbidden: User "me" cannot list it`);
    const namespace = options.includes('--namespace') ? options[options.indexOf('--namespace') + 1] : undefined;
    const labels = options.includes('--selector') ? options[options.indexOf('--selector') + 1].split('=') : undefined;
    const items = this.objects.filter(({ apiVersion: version1, kind: kind1, metadata }) => version1 === apiVersion && kind1 === kind
      && (namespace === undefined || metadata.namespace === undefined || metadata.namespace === namespace)
      && (!labels || metadata.labels?.[labels[0]] === labels[1]));
    return done(JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  }
}
