import type { VirtualServiceHttpHeaders, VirtualServiceHttpHeadersRequest } from '../networking.istio.io.generated';
import { headerValue, isAuthority, writableName, writableRequestName } from '../values/header';
import { Place } from './place';

type NameCheck = (name: string) => string | undefined;

/** Headers that are set, added and removed on the way. */
export function headerOperations(headers: VirtualServiceHttpHeaders, place: Place): void {
  place.one('request', headers.request, (request, at) => operations(request, at, writableRequestName));
  place.one('response', headers.response, (response, at) => operations(response, at, writableName));
}

function operations({ add, set, remove }: VirtualServiceHttpHeadersRequest, place: Place, checkName: NameCheck): void {
  const written = (name: string, value: string, at: Place) => {
    at.error(checkName(name));
    at.error(headerValue(value));
  };
  place.pairs('add', add, written);
  place.pairs('set', set, written);
  place.checkEach('remove', remove, writableName);
}

/** A request has one authority, so that a route can give it one only. */
export function oneAuthority(rewritten: string | undefined, request: VirtualServiceHttpHeadersRequest | undefined, place: Place): void {
  const written = [request?.set, request?.add]
    .flatMap((map) => Object.entries(map ?? {}))
    .filter(([name, value]) => isAuthority(name) && value !== '')
    .map(([, value]) => value);
  const all = [...rewritten ? [rewritten] : [], ...written];
  if (all.length > 1) place.error(`must give the authority of a request one value, got ${all.map((one) => `'${one}'`).join(', ')}`);
}
