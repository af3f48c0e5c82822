import { casesOf } from '../../src/simulator/expect';

const read = (text: string) => casesOf({ file: 'traffic.yaml', bytes: Buffer.from(text) });

test('what policies ask for may be told, and how they refuse', () => {
  const { cases, problems } = read(`
- name: one
  request: { host: web, tokens: [{ claims: { iss: me, roles: [a] }, wrong: expired, at: { header: x-token, prefix: 'Token ' } }], sourceAddress: 192.0.2.1, authorizers: { ext: deny } }
  toDeny: { policy: shop/web, status: reset }
  not: { toDeny: { status: 403 } }
`);
  const { problems: wrong } = read(`
- name: two
  request: { host: web, tokens: [{ wrong: old, at: { header: a, cookie: b } }], sourceAddress: here, authorizers: { ext: perhaps } }
  toDeny: {}
`);

  expect(cases[0]).toMatchObject({
    request: { tokens: [{ claims: { iss: 'me', roles: ['a'] }, wrong: 'expired', at: { header: 'x-token', prefix: 'Token ' } }], sourceAddress: '192.0.2.1', authorizers: { ext: 'deny' } },
    expectations: [{ text: 'to be denied by shop/web with reset' }, { text: 'not to be denied by a policy with 403' }],
  });
  expect(problems).toEqual([]);
  expect(wrong).toHaveLength(4);
  expect(read('- { name: a, request: { host: web, sourceAddress: here }, toDeny: {} }').problems).toHaveLength(1);
  expect(['404', 'closed'].map((status) => read(`- { name: a, request: { host: web }, toDeny: { status: ${status} } }`).problems.length)).toEqual([1, 1]);
});

test('a request may be one of gRPC, a connection, or within TLS', () => {
  const { cases, problems } = read(`- name: refused
  request: { host: web, protocol: tcp, tls: { sni: '', alpn: [h2], certificate: { names: [a] } } }
  toRefuse: {}
- { name: failed, request: { host: web, protocol: grpc }, toRespond: { grpcStatus: 12 } }
`);

  expect(problems).toEqual([]);
  expect(cases.map(({ request, expectations: [{ text }] }) => ({ ...request, text }))).toEqual([
    { host: 'web', protocol: 'tcp', tls: { sni: '', alpn: ['h2'], certificate: { names: ['a'] } }, text: 'to be refused' },
    { host: 'web', protocol: 'grpc', text: 'to be answered by the mesh with {"grpcStatus":12}' },
  ]);
  expect(read('- { name: a, request: { host: web, protocol: http2 }, toRefuse: {} }').problems).toHaveLength(1);
});

test('a file is a list of cases, each with its place', () => {
  const { cases, problems } = read(`# what the shop promises
- name: one
  request: { host: web, source: shop/news, port: 8080 }
  toRoute: { service: web }
---
- name: two
  request:
    host: web
    path: /a
    evenIfUnsure: true
  toRespond: { status: 200, body: '', headers: { a: b } }
  toRedirect: { location: /b, status: 302 }
  toRewrite: { headers: { gone: null, kept: 'yes' } }
  toRoute: null
  not:
    toRoute: [{ service: web, weight: 50.5 }]
    toRedirect: /c
`);

  expect(problems).toEqual([]);
  expect(cases.map(({ expectations, ...one }) => ({ ...one, expected: expectations.map(({ text }) => text) }))).toEqual([
    {
      name: 'one',
      file: 'traffic.yaml',
      line: 2,
      request: { host: 'web', source: 'shop/news', port: 8080 },
      expected: ['to be routed to web'],
    },
    {
      name: 'two',
      file: 'traffic.yaml',
      line: 6,
      request: { host: 'web', path: '/a', evenIfUnsure: true },
      expected: [
        'to be sent on as {"headers":{"kept":"yes"}}',
        'to be redirected to /b with 302',
        'to be answered by the mesh with {"status":200,"body":"","headers":{"a":"b"}}',
        'not to be routed to web (50.5 %)',
        'not to be redirected to /c',
      ],
    },
  ]);
});

test.each([
  ['- name: a\n  request:\n    hots: web\n  toRespond: 200', ":3: request.hots is no field here; did you mean 'host'?", ':2: request.host is required'],
  ['- request: { host: web }\n  toRespond: 200', ':1: name is required'],
  ['- name: a\n  toRespond: 200', ':1: request is required'],
  ['- name: a\n  request: { host: web, path: cart }\n  toRespond: 200', ":2: request.path must begin with '/', got 'cart'"],
  ['- name: a\n  request: { host: web, method: get }\n  toRespond: 200', ":2: request.method must be in capital letters, got 'get'"],
  ['- name: a\n  request: { host: web, headers: { beta: yes } }\n  toRespond: 200', ':2: request.headers.beta must be a string, got true; put it in quotes'],
  ['- name: a\n  request: { host: web, source: a/b, gateway: a/c }\n  toRespond: 200', ':2: request has source and gateway, which exclude each other; give only one of them'],
  ['- name: a\n  request: { host: web }\n  toRoutes: {}', ":3: toRoutes is no field here; did you mean 'toRoute'?"],
  ['- name: a\n  request: { host: web }\n  toRoute: []', ':3: toRoute number of items must be at least 1, got 0'],
  ['- name: a\n  request: { host: web }\n  toRoute:\n    - service: web\n      wieght: 5', ":5: toRoute[0].wieght is no field here; did you mean 'weight'?"],
  ['- name: a\n  request: { host: web }\n  toRoute: { weight: 101 }', ':3: toRoute.weight must be from 0 to 100, got 101'],
  ['- name: a\n  request: { host: web }\n  toRespond: 20', ':3: toRespond must be from 100 to 599, got 20'],
  ['- name: a\n  request: { host: web }\n  not:\n    toRedirect: { status: 301 }', ':4: not.toRedirect.location is required'],
  ['- name: a\n  request: { host: web }\n', ":1: nothing is expected; give one of toRoute, toRewrite, toRedirect, toRespond, toRefuse, toDeny, or 'not' with one of them"],
  ['- name: a\n  request: { host: web }\n  not: {}', ":1: nothing is expected; give one of toRoute, toRewrite, toRedirect, toRespond, toRefuse, toDeny, or 'not' with one of them"],
  ['- 5', ':1: a case must be an object, got 5'],
  ['\n\nname: a', ":3: is no list of cases; write a list, each with 'name', 'request' and what is expected, such as 'toRoute'"],
  ['# nothing\n', ":1: has no case; write a list, each with 'name', 'request' and what is expected, such as 'toRoute'"],
  ['- a: [', ':1: unexpected end of the stream within a flow collection'],
])('fails for %j', (text, ...problems) => {
  expect(read(text)).toEqual({ cases: [], problems: problems.map((one) => `traffic.yaml${one}`) });
});

test('fails for a file in another encoding', () => {
  expect(casesOf({ file: 'traffic.yaml', bytes: Buffer.from('- name: a\n', 'utf16le') }).problems).toEqual([
    'traffic.yaml:1: is in UTF-16, which kubectl does not read; save it as UTF-8',
  ]);
});
