import { Claims, Token, TokenPlace } from './call';

/** What a request bears tokens in. */
interface Bearer {
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly tokens?: readonly Token[];
}

/** A request with its tokens as they are written. */
export interface Written {
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly path: string | undefined;
  /** By their text. */
  readonly tokens: ReadonlyMap<string, Token> | undefined;
}

const USUAL_PLACE: TokenPlace = { header: 'authorization', prefix: 'Bearer ' };

/** Puts tokens where they stand in a request. */
export function written({ headers, path, tokens }: Bearer): Written {
  if (!tokens?.length) return { headers, path, tokens: undefined };
  const all: Record<string, string> = { ...headers };
  let target = path ?? '/';
  const byText = new Map<string, Token>();
  for (const token of tokens) {
    const text = tokenText(token);
    const place = token.at ?? USUAL_PLACE;
    byText.set(text, token);
    if ('header' in place) all[place.header.toLowerCase()] = `${place.prefix ?? ''}${text}`;
    else if ('cookie' in place) all.cookie = [...all.cookie === undefined ? [] : [all.cookie], `${place.cookie}=${text}`].join('; ');
    else target += `${target.includes('?') ? '&' : '?'}${place.param}=${text}`;
  }
  return { headers: all, path: target, tokens: byText };
}

const TEXTS = new WeakMap<Token, string>();

/** A token as text. Nobody has the keys of its issuer here, so its signature tells only whether it is right. */
export function tokenText(token: Token): string {
  const known = TEXTS.get(token);
  if (known !== undefined) return known;
  const text = `${HEAD}.${encoded(token.claims)}.${token.wrong ?? 'signature'}`;
  TEXTS.set(token, text);
  return text;
}

export const encoded = (part: Claims) => Buffer.from(JSON.stringify(part)).toString('base64url');

const HEAD = encoded({ alg: 'RS256', typ: 'JWT' });
