import { Duration } from 'cdk8s';
import { headerName, integer, nonEmpty, unique } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import { render } from '../../core/private/render';
import type { HTTPRouteRulesFiltersCors } from '../../schema/gateway.networking.k8s.io.generated';
import { HttpCors } from '../http-cors';
import { atMost, listAtMost } from './checks';

const ORIGIN = /^(\*|https?:\/\/((\*\.)?([a-zA-Z0-9-]+\.)*[a-zA-Z0-9-]+|\*)(:[0-9]{1,5})?)$/;

/** The `cors` field of a filter. */
export function corsSpec(cors: HttpCors): HTTPRouteRulesFiltersCors {
  return render<HttpCors, HTTPRouteRulesFiltersCors>(cors, {
    allowOrigins: (origins) => list('allowOrigins', origins, true).map(origin),
    allowMethods: (methods) => list('allowMethods', methods, true),
    allowHeaders: (names) => headers('allowHeaders', names, true),
    exposeHeaders: (names) => headers('exposeHeaders', names, false),
    maxAge: seconds,
  });
}

function list<T extends string>(what: string, values: readonly T[], allAlone: boolean): T[] {
  unique(`${what} of a CORS filter`, nonEmpty(`${what} of a CORS filter`, values));
  listAtMost(`${what} of a CORS filter`, values, 64);
  if (allAlone && values.length > 1 && (values as readonly string[]).includes('*')) {
    throw invalid(`${what} of a CORS filter has '*' beside others, which it covers; drop the others`);
  }
  return [...values];
}

const headers = (what: string, names: readonly string[], allAlone: boolean) =>
  list(what, names, allAlone).map((name) => atMost(`${what} of a CORS filter`, headerName(`${what} of a CORS filter`, name), 256));

function origin(value: string): string {
  if (value.length > 253 || !ORIGIN.test(value)) {
    throw invalid(`allowOrigins of a CORS filter must be '*', or scheme and host such as 'https://www.example.com' or 'https://*.example.com', got ${show(value)}`);
  }
  return value;
}

const seconds = (value: Duration) => integer('seconds of maxAge of a CORS filter', value.toSeconds({ integral: false }), 1);
