import * as fc from 'fast-check';
import { LabObject } from '../attempt';

/*
 * Parts of small meshes whose objects refer to each other by few names, so that references hold as often as they do not.
 */

export type Fields = Record<string, unknown>;

export const namespace = fc.constantFrom('shop', 'shop', 'shop', 'edge', 'edge', 'istio-system');
export const name = fc.constantFrom('a', 'b', 'c', 'd');
export const app = fc.constantFrom('a', 'b');
export const version = fc.constantFrom('v1', 'v2');
export const pick = fc.constantFrom;
export const maybe = <T>(arbitrary: fc.Arbitrary<T>, share = 0.5) => fc.oneof(
  { weight: Math.round(100 * (1 - share)), arbitrary: fc.constant(undefined) },
  { weight: Math.round(100 * share), arbitrary },
);
export const list = <T>(arbitrary: fc.Arbitrary<T>, minLength: number, maxLength: number) => fc.array(arbitrary, { minLength, maxLength });

export const object = (apiVersion: string, kind: string, parts: fc.Arbitrary<Fields>, where: fc.Arbitrary<string | undefined> = namespace) =>
  fc.tuple(parts, where, name).map(([{ metadata, ...rest }, own, called]) =>
    JSON.parse(JSON.stringify({ apiVersion, kind, metadata: { name: called, namespace: own, ...metadata as Fields }, ...rest })) as LabObject);
export const spec = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record({ spec: fc.record(fields) });
