import { implies } from '../../../model/match/implies';
import { TextMatch, textTest } from '../../../model/match/text';
import type { VirtualServiceHttpMatch } from '../../../schema/networking.istio.io.generated';

type Texts = Readonly<Record<string, TextMatch>>;

/** Whether each request that one match takes, another takes too. What cannot be told is no. */
export function covers(wide: VirtualServiceHttpMatch, narrow: VirtualServiceHttpMatch, gateways: readonly string[]): boolean {
  return coversPath(wide, narrow)
    && (['authority', 'method', 'scheme'] as const).every((name) => coversText(wide[name], narrow[name]))
    && coversTexts(lowerKeys(wide.headers), lowerKeys(narrow.headers))
    && coversTexts(wide.queryParams ?? {}, narrow.queryParams ?? {})
    && coversAbsent(lowerKeys(wide.withoutHeaders), lowerKeys(narrow.withoutHeaders), lowerKeys(narrow.headers))
    && includes(narrow.sourceLabels ?? {}, wide.sourceLabels ?? {})
    && (!wide.sourceNamespace || wide.sourceNamespace === narrow.sourceNamespace)
    && (!wide.port || wide.port === narrow.port)
    && (!wide.gateways?.length || (narrow.gateways ?? gateways).every((name) => wide.gateways!.includes(name)));
}

/** Whether a match takes every request, so that a gateway puts it behind all others. */
export function isForAll({ uri, name: _, statPrefix: __, ignoreUriCase: ___, ...more }: VirtualServiceHttpMatch): boolean {
  return implies({ prefix: '/' }, uri ?? {}) && Object.keys(more).length === 0;
}

function coversPath(wide: VirtualServiceHttpMatch, narrow: VirtualServiceHttpMatch): boolean {
  if (!wide.uri || !wide.ignoreUriCase) return coversText(wide.uri, narrow.uri) && (!wide.uri || !narrow.ignoreUriCase);
  return coversText(lowerText(wide.uri), narrow.uri && lowerText(narrow.uri));
}

const coversText = (wide: TextMatch | undefined, narrow: TextMatch | undefined) => !wide || (narrow !== undefined && implies(narrow, wide));

/** Claims of a token may be lists, so that other rules hold for them. */
const coversTexts = (wide: Texts, narrow: Texts) => Object.entries(wide).every(([name, text]) =>
  (isClaim(name) ? same(text, narrow[name]) : coversText(text, narrow[name])));

/** Whether no request of a match has a header as another forbids it. */
const coversAbsent = (wide: Texts, narrow: Texts, headers: Texts) => Object.entries(wide).every(([name, text]) =>
  same(text, narrow[name]) || (!isClaim(name) && (isAbsent(text, narrow[name]) || isOther(text, headers[name]))));

/** Whether a header that is not as one condition has it, is not as another has it either: one that is not there is taken for an empty one. */
function isAbsent(text: TextMatch, forbidden: TextMatch | undefined): boolean {
  if (!forbidden) return false;
  if (isPresence(forbidden)) return isPresence(text) || textTest(text)!('') === false;
  return !isPresence(text) && implies(text, forbidden);
}

/** Whether a header has a value, which is not as a condition has it. */
const isOther = (text: TextMatch, given: TextMatch | undefined) =>
  given?.exact !== undefined && !isPresence(text) && !textTest(text)!(given.exact);

const isPresence = ({ exact, prefix, regex = '*' }: TextMatch) => exact === undefined && prefix === undefined && regex === '*';

const isClaim = (name: string) => name.startsWith('@');

type Values = Readonly<Record<string, unknown>>;

const includes = (all: Values, some: Values) => Object.entries(some).every(([name, value]) => same(all[name], value));

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const lowerKeys = (texts: Texts = {}): Texts => Object.fromEntries(Object.entries(texts).map(([name, text]) => [name.toLowerCase(), text]));

/** Expressions do not follow `ignoreUriCase`. */
const lowerText = ({ exact, prefix, regex }: TextMatch): TextMatch => ({ exact: exact?.toLowerCase(), prefix: prefix?.toLowerCase(), regex });
