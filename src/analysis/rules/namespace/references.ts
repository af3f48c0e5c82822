import { field, listOf, textList, textOf } from '../../../model/loose';
import { textsOf } from '../../../model/match/labels';
import { GATEWAY_API, Mesh } from '../../../model/mesh';
import { ObjectPath, Resource } from '../../../model/resource';
import { Rule } from '../../rule';

const EXPORT_TO = 'networking.istio.io/exportTo';
const EXPORTED = ['DestinationRule', 'ServiceEntry', 'VirtualService'] as const;
/** What every cluster has, or the installation of Istio makes. */
const ALWAYS_THERE = ['default', 'istio-system', 'kube-node-lease', 'kube-public', 'kube-system'];
/** What stands for other than one namespace. */
const WORDS = new Set(['', '*', '.', '~']);

interface Reference {
  readonly resource: Resource;
  readonly namespace: string;
  readonly path: ObjectPath;
}

/** Where manifests bring namespaces, those that others name are among them. */
export const references: Rule = {
  id: 'namespace/references',
  codes: ['CDI0150'],
  *check(mesh) {
    const given = mesh.of('', 'Namespace').map(({ name }) => name);
    if (given.length === 0) return;
    const known = new Set([...given, ...ALWAYS_THERE, ...mesh.resources.map(({ namespace }) => namespace)]);
    for (const { resource, namespace, path } of referencesIn(mesh)) {
      if (WORDS.has(namespace) || known.has(namespace)) continue;
      yield { code: 'CDI0150', message: `there is no namespace '${namespace}', and nothing in it`, resource, path };
    }
  },
};

function* referencesIn(mesh: Mesh): Iterable<Reference> {
  for (const resource of EXPORTED.flatMap((kind) => [...mesh.of('networking.istio.io', kind)])) {
    for (const [index, namespace] of textList(field(resource.object, 'spec', 'exportTo')).entries()) {
      yield { resource, namespace, path: ['spec', 'exportTo', index] };
    }
  }
  for (const resource of mesh.of('', 'Service')) {
    for (const namespace of (textsOf(field(resource.object, 'metadata', 'annotations'))[EXPORT_TO] ?? '').split(',')) {
      yield { resource, namespace: namespace.trim(), path: ['metadata', 'annotations', EXPORT_TO] };
    }
  }
  for (const resource of mesh.istio('Sidecar')) {
    for (const [index, { hosts = [] }] of (resource.spec.egress ?? []).entries()) {
      for (const [at, host] of hosts.entries()) {
        yield { resource, namespace: host.slice(0, Math.max(0, host.indexOf('/'))).replace(/^~/, ''), path: ['spec', 'egress', index, 'hosts', at] };
      }
    }
  }
  for (const resource of mesh.of(GATEWAY_API, 'ReferenceGrant')) {
    for (const [index, from] of listOf(field(resource.object, 'spec', 'from')).entries()) {
      yield { resource, namespace: textOf(field(from, 'namespace')), path: ['spec', 'from', index, 'namespace'] };
    }
  }
}
