import type {
  VirtualServiceHttp, VirtualServiceHttpCorsPolicy, VirtualServiceHttpDirectResponse, VirtualServiceHttpFault, VirtualServiceHttpMirrors,
  VirtualServiceHttpRewrite,
} from '../networking.istio.io.generated';
import { duration, wholeSeconds } from '../values/duration';
import { headerName } from '../values/header';
import { grpcStatus, httpStatus } from '../values/http-status';
import { fraction, percent } from '../values/number';
import { regex } from '../values/regex';
import { show } from '../values/show';
import { destination, destinations } from './destination';
import { headerOperations, oneAuthority } from './header-operations';
import { httpMatch } from './http-match';
import { redirect } from './http-redirect';
import { retries } from './http-retries';
import { Place } from './place';
import { stringMatchOrAll } from './string-match';

const CORS_METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', '*'];
const KIBIBYTE = 1024;

/** An HTTP route of a VirtualService; one without hosts is a delegate. */
export function httpRoute(route: VirtualServiceHttp, place: Place, ofDelegate: boolean): void {
  action(route, place, ofDelegate);
  place.each('match', route.match, httpMatch);
  place.one('headers', route.headers, headerOperations);
  place.one('corsPolicy', route.corsPolicy, cors);
  place.one('fault', route.fault, fault);
  mirrorPercent('mirrorPercent', route.mirrorPercent, place);
  mirrorPercent('mirror_percent', (route as FormerSpelling).mirror_percent, place);
  place.one('mirrorPercentage', route.mirrorPercentage, ({ value = 0 }, at) => at.at('value').error(percent(value)));
  place.one('mirror', route.mirror, destination);
  place.each('mirrors', route.mirrors, mirror);
  place.one('redirect', route.redirect, (to, at) => redirect(to, at, route.match));
  place.one('directResponse', route.directResponse, directResponse);
  place.one('retries', route.retries, retries);
  place.one('rewrite', route.rewrite, rewrite);
  if (route.headers) oneAuthority(route.rewrite?.authority, route.headers.request, place);
  place.one('route', route.route, destinations);
  place.each('route', route.route, ({ headers }, at) => at.one('headers', headers, headerOperations));
  place.check('timeout', route.timeout, duration);
}

/** The CRD still takes a field by its name in Protocol Buffers. */
interface FormerSpelling {
  readonly mirror_percent?: number;
}

function mirrorPercent(field: string, value: number | undefined, place: Place): void {
  place.one(field, value, (given, at) => {
    at.error(percent(given));
    at.warning('is deprecated; use mirrorPercentage');
  });
}

/** What a route does with a request: exactly one thing. */
function action(route: VirtualServiceHttp, place: Place, ofDelegate: boolean): void {
  const routed = route.route !== undefined && route.route.length > 0;
  if (route.delegate && !ofDelegate) {
    for (const field of [...route.redirect ? ['redirect'] : [], ...routed ? ['route'] : []]) {
      place.at(field).error('cannot stand beside delegate, which says what happens to the request; drop one of them');
    }
    return;
  }
  if (route.delegate) place.at('delegate').error('cannot stand in a VirtualService without hosts, which is a delegate itself');

  const answer = route.redirect ? 'redirect' : route.directResponse ? 'directResponse' : undefined;
  if (answer === undefined) {
    if (!routed) place.error('must have a route, a redirect or a directResponse');
  } else {
    const beside = {
      route: routed, fault: route.fault, rewrite: route.rewrite, directResponse: answer === 'redirect' && route.directResponse,
    };
    for (const [field, given] of Object.entries(beside)) {
      if (given) place.at(field).error(`cannot stand beside ${answer}, which sends the request nowhere; drop one of them`);
    }
  }
  if (route.mirror && route.mirrors && route.mirrors.length > 0) place.at('mirror').error('cannot stand beside mirrors; move it there');
}

function cors(policy: VirtualServiceHttpCorsPolicy, place: Place): void {
  place.each('allowOrigins', policy.allowOrigins, (origin, at) => {
    if (!(origin.exact || origin.prefix || origin.regex)) at.error('must have an exact, prefix or regex that is not empty');
    else stringMatchOrAll(origin, at);
  });
  place.checkEach('allowMethods', policy.allowMethods, (method) =>
    CORS_METHODS.includes(method) ? undefined : `must be one of ${CORS_METHODS.join(', ')}, got ${show(method)}`);
  const name = (header: string) => header === '*' ? undefined : headerName(header);
  place.checkEach('allowHeaders', policy.allowHeaders, name);
  place.checkEach('exposeHeaders', policy.exposeHeaders, name);
  place.check('maxAge', policy.maxAge, wholeSeconds);
}

function fault({ abort, delay }: VirtualServiceHttpFault, place: Place): void {
  if (!abort && !delay) place.error('must have an abort, a delay or both');
  place.one('abort', abort, ({ percentage, ...error }, at) => {
    at.one('percentage', percentage, ({ value = 0 }, where) => where.at('value').error(fraction(value)));
    at.check('grpcStatus', error.grpcStatus, grpcStatus);
    at.check('httpStatus', error.httpStatus, httpStatus);
    if (error.http2Error !== undefined) at.at('http2Error').error('is not implemented by Istio; use httpStatus or grpcStatus');
  });
  place.one('delay', delay, ({ percentage, ...time }, at) => {
    at.one('percentage', percentage, ({ value = 0 }, where) => where.at('value').error(fraction(value)));
    at.check('fixedDelay', time.fixedDelay, duration);
    if (time.exponentialDelay !== undefined) at.at('exponentialDelay').error('is not implemented by Istio; use fixedDelay');
  });
}

function mirror({ destination: to, percentage }: VirtualServiceHttpMirrors, place: Place): void {
  place.one('destination', to, destination);
  place.one('percentage', percentage, ({ value = 0 }, at) => at.at('value').error(percent(value)));
}

function directResponse({ body, status }: VirtualServiceHttpDirectResponse, place: Place): void {
  place.at('status').error(httpStatus(status));
  const bytes = Buffer.byteLength(body?.string ?? '') + Buffer.byteLength(body?.bytes ?? '', 'base64');
  if (bytes > KIBIBYTE * KIBIBYTE) {
    place.at('body').error(`must have at most 1 MiB, got ${bytes} bytes, as every proxy keeps it`);
  } else if (bytes > 100 * KIBIBYTE) {
    place.at('body').warning(`should have at most 100 KiB, got ${bytes} bytes, as every proxy keeps it`);
  }
}

function rewrite({ authority, uri, uriRegexRewrite }: VirtualServiceHttpRewrite, place: Place): void {
  if (uri && uriRegexRewrite) place.error('must have one of uri and uriRegexRewrite');
  if (!uri && !uriRegexRewrite && !authority) place.error('must have a uri, a uriRegexRewrite or an authority');
  place.one('uriRegexRewrite', uriRegexRewrite, (pattern, at) => {
    if (!pattern.match || !pattern.rewrite) at.error('must have both match and rewrite, and neither empty');
    else at.check('match', pattern.match, regex);
  });
}
