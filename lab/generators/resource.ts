import { ApiObjectMetadata } from 'cdk8s';
import { istio } from 'cdk8s-istio';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { call, either, Gen, list, maybe, mostly, pick } from './recipe';
import { namespace } from './values';

/** Defines one resource in a scope. */
export type Definition = (scope: Construct) => void;

/** Metadata with a namespace, where a resource can only be checked knowing its own. */
export const placed = (name: Gen<string>, ns: Gen<string | undefined> = pick('shop')): Gen<ApiObjectMetadata> => call(
  (own: string | undefined, where: string | undefined): ApiObjectMetadata => ({
    name: own, namespace: where, labels: { lab: 'true' }, annotations: { lab: 'yes: it is' },
  }),
  maybe(name), ns);

export const metadata = (name: Gen<string>): Gen<ApiObjectMetadata | undefined> => maybe(placed(name, maybe(pick('shop'), 0.6)), 0.6);

const exported = either(
  pick(istio.ExportTo.SAME_NAMESPACE, istio.ExportTo.ALL_NAMESPACES),
  call(istio.ExportTo.namespace, namespace),
);
export const exportTo: Gen<istio.ExportTo[]> = mostly(
  either(list(exported, 1, 1), list(call(istio.ExportTo.namespace, pick('edge', 'books', 'shop', 'dev')), 1, 2)),
  list(exported, 0, 3),
);

/** Definitions out of recipes for what the resource takes. */
export const defining = <T>(gen: Gen<T>, define: (scope: Construct, input: T) => void): fc.Arbitrary<Definition> =>
  gen.map((recipe) => (scope) => define(scope, recipe()));
