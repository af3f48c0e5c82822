import { implies } from '../../../model/match/implies';
import { TextMatch } from '../../../model/match/text';
import type { VirtualServiceHttpMatch } from '../../../schema/networking.istio.io.generated';

type Texts = Readonly<Record<string, TextMatch>>;

/** Whether each request that one match takes, another takes too. What cannot be told is no. */
export function covers(wide: VirtualServiceHttpMatch, narrow: VirtualServiceHttpMatch, gateways: readonly string[]): boolean {
  return coversPath(wide, narrow)
    && (['authority', 'method', 'scheme'] as const).every((name) => coversText(wide[name], narrow[name]))
    && coversTexts(lowerKeys(wide.headers), lowerKeys(narrow.headers))
    && coversTexts(wide.queryParams ?? {}, narrow.queryParams ?? {})
    && includes(narrow.withoutHeaders ?? {}, wide.withoutHeaders ?? {})
    && includes(narrow.sourceLabels ?? {}, wide.sourceLabels ?? {})
    && (!wide.sourceNamespace || wide.sourceNamespace === narrow.sourceNamespace)
    && (!wide.port || wide.port === narrow.port)
    && (!wide.gateways?.length || (narrow.gateways ?? gateways).every((name) => wide.gateways!.includes(name)));
}

function coversPath(wide: VirtualServiceHttpMatch, narrow: VirtualServiceHttpMatch): boolean {
  if (!wide.uri || !wide.ignoreUriCase) return coversText(wide.uri, narrow.uri) && (!wide.uri || !narrow.ignoreUriCase);
  return coversText(lowerText(wide.uri), narrow.uri && lowerText(narrow.uri));
}

const coversText = (wide: TextMatch | undefined, narrow: TextMatch | undefined) => !wide || (narrow !== undefined && implies(narrow, wide));

/** Claims of a token may be lists, so that other rules hold for them. */
const coversTexts = (wide: Texts, narrow: Texts) => Object.entries(wide).every(([name, text]) =>
  (name.startsWith('@') ? same(text, narrow[name]) : coversText(text, narrow[name])));

type Values = Readonly<Record<string, unknown>>;

const includes = (all: Values, some: Values) => Object.entries(some).every(([name, value]) => same(all[name], value));

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const lowerKeys = (texts: Texts = {}): Texts => Object.fromEntries(Object.entries(texts).map(([name, text]) => [name.toLowerCase(), text]));

/** Expressions do not follow `ignoreUriCase`. */
const lowerText = ({ exact, prefix, regex }: TextMatch): TextMatch => ({ exact: exact?.toLowerCase(), prefix: prefix?.toLowerCase(), regex });
