import { Labels, selectorText } from '../../model/match/labels';
import { ObjectPath } from '../../model/resource';

/** The message about a selector without pods, in the words of all kinds that have one. */
export const noPods = (selector: Labels, namespace?: string) =>
  `no pod${namespace === undefined ? '' : ` of the namespace '${namespace}'`} has the labels ${selectorText(selector)}`;

/** Where the first label of a selector stands, which is in the line that a finding about it names. */
export const firstLabel = (selector: Labels, ...path: ObjectPath): ObjectPath => [...path, ...Object.keys(selector).sort().slice(0, 1)];
