import { field } from '../../model/loose';
import { Shape } from '../../schema/kinds';
import { isIpAddress } from '../../schema/values/ip';
import { show } from '../../schema/values/show';
import { answered, denied, Expectation, redirected, refused, rewritten, routed } from './expectations';

type Fields = Readonly<Record<string, Shape>>;

const shape = (facts: Omit<Shape, 'rules'>): Shape => ({ ...facts, rules: [] });
const object = (fields: Fields, facts: Partial<Shape> = {}) => shape({ type: 'object', fields: new Map(Object.entries(fields)), ...facts });
const text = shape({ type: 'string' });
const named = shape({ type: 'string', min: 1 });
const textThat = (test: (value: string) => boolean, must: string): Shape => ({
  type: 'string',
  rules: [{ name: 'wrong-value', check: (value: string) => (test(value) ? undefined : `${must}, got ${show(value)}`) }],
});
const port = shape({ type: 'integer', min: 1, max: 65_535 });
const status = shape({ type: 'integer', min: 100, max: 599 });
const headers = shape({ type: 'object', values: text });

const PLACE = object({ header: named, prefix: text, param: named, cookie: named }, { choices: [['header', 'param', 'cookie']] });
const TOKEN = object({
  claims: shape({ type: 'object', values: shape({ type: 'anything' }) }), wrong: shape({ type: 'string', enum: ['expired', 'signature'] }), at: PLACE,
}, { required: ['claims'] });

const texts = shape({ type: 'list', items: named });
/** An empty name asks for none. */
const TLS = object({ sni: text, alpn: texts, certificate: object({ names: texts }) });

const REQUEST = object({
  host: named,
  protocol: shape({ type: 'string', enum: ['http', 'grpc', 'tcp'] }),
  tls: TLS,
  path: textThat((value) => value.startsWith('/'), "must begin with '/'"),
  method: textThat((value) => /^[A-Z-]+$/.test(value), 'must be in capital letters'),
  headers,
  port,
  address: named,
  source: named,
  gateway: named,
  tokens: shape({ type: 'list', items: TOKEN }),
  sourceAddress: textThat(isIpAddress, 'must be an IP address'),
  authorizers: shape({ type: 'object', values: shape({ type: 'string', enum: ['allow', 'deny'] }) }),
  evenIfUnsure: shape({ type: 'boolean' }),
}, { required: ['host'], choices: [['source', 'gateway']] });

const DESTINATION = object({ service: named, subset: named, port, weight: shape({ type: 'number', min: 0, max: 100 }) });
const DESTINATIONS = shape({ type: 'list', items: DESTINATION, min: 1 });
/** A header that must not be there is null. */
const REWRITE = object({ path: text, host: named, headers: shape({ type: 'object', values: shape({ type: 'string', nullable: true }) }) });
const REDIRECT = object({ location: named, status }, { required: ['location'] });
const ANSWER = object({ status, grpcStatus: shape({ type: 'integer', min: 0, max: 16 }), body: text, headers });
const NOTHING = object({});
const DENIAL = object({ policy: named, status: shape({ type: 'integer', enum: [401, 403, 503] }) });
const RESET = object({ policy: named, status: shape({ type: 'string', enum: ['reset'] }) });

/** What may be expected: its form, of which some have a short one too, and what is made of it. */
interface Expected {
  readonly form: (value: unknown) => Shape;
  readonly make: (value: any) => Expectation;
}

export const EXPECTATIONS: Readonly<Record<string, Expected>> = {
  toRoute: { form: (value) => (Array.isArray(value) ? DESTINATIONS : DESTINATION), make: routed },
  toRewrite: { form: () => REWRITE, make: ({ headers: some, ...value }) => rewritten({ ...value, headers: withoutNulls(some) }) },
  toRedirect: { form: (value) => (typeof value === 'string' ? named : REDIRECT), make: redirected },
  toRespond: { form: (value) => (typeof value === 'number' ? status : ANSWER), make: answered },
  toRefuse: { form: () => NOTHING, make: refused },
  toDeny: { form: (value) => (typeof field(value, 'status') === 'string' ? RESET : DENIAL), make: denied },
};

const withoutNulls = (some: Readonly<Record<string, string | null>> = {}) =>
  Object.fromEntries(Object.entries(some).map(([name, value]) => [name, value ?? undefined]));

const EXPECTED = Object.fromEntries(Object.keys(EXPECTATIONS).map((name) => [name, shape({ type: 'anything' })]));

/** The form of a case, what is expected aside. */
export const CASE = object({ name: named, request: REQUEST, ...EXPECTED, not: object(EXPECTED) }, { required: ['name', 'request'] });
