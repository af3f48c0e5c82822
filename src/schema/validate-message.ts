import { findKind, Shape } from './kinds';
import { Problem } from './problem';
import { crdProblems } from './structure';

type Fields = Record<string, unknown>;

/** The messages of the mesh configuration, or the values of the charts of an installation. */
export type MessageGroup = 'mesh' | 'values';

/**
 * What is wrong with a message that has no CRD by its pinned schema: unknown fields, wrong types, values that are none.
 *
 * @param name such as `MeshConfig`
 */
export function messageProblems(group: MessageGroup, name: string, message: object): Problem[] {
  return crdProblems(shapeOf(group, name), message as Fields);
}

/** Divides a message into what its schema takes and the rest; either may be empty. */
export function divideMessage(group: MessageGroup, name: string, message: object): { taken: Fields; rest: Fields } {
  return divide(shapeOf(group, name), message as Fields);
}

const shapeOf = (group: MessageGroup, name: string): Shape => findKind(group, name)!.root;

function divide({ fields }: Shape, message: Fields): { taken: Fields; rest: Fields } {
  const [taken, rest]: [Fields, Fields] = [{}, {}];
  for (const [key, value] of Object.entries(message)) {
    const child = fields?.get(key);
    if (child?.fields && isObject(value)) {
      const parts = divide(child, value);
      if (Object.keys(parts.taken).length > 0) taken[key] = parts.taken;
      if (Object.keys(parts.rest).length > 0) rest[key] = parts.rest;
    } else if (child && crdProblems(child, value as Fields).length === 0) {
      taken[key] = value;
    } else {
      rest[key] = value;
    }
  }
  return { taken, rest };
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
