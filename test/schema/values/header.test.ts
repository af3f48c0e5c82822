import { headerValue, isClaim } from '../../../src/schema/values/header';

test.each([
  '', 'a', '100%%', '%HOSTNAME%', 'a %REQ(x-user)% b', '%REQ( x )  %', '%X(["a", "b"])%', '%X([ "a" , "b" ] )%', '%X("a"])%', '%X(a\\)b)%',
  '%(a)%', '% %', '%a b%', 'a\tb', 'é', '%%%HOSTNAME%', '%X(a%b)%',
])('%s is a header value', (value) => expect(headerValue(value)).toBeUndefined());

test.each(['%', 'a%', '%%%', '%a', '%REQ(x', '%REQ(x)', '%REQ()%', '%REQ(x)a%', '%X([a])%', '%X(["a" "b"])%', '%X(["a"] a)%', '%X(["a",])%', '%X(a\\', '%X(["a"%'])(
  'fails for the header value %s', (value) => {
    expect(headerValue(value)).toBe(`must have '%' only around a variable such as %HOSTNAME% or %REQ(name)%, got '${value}'; write '%%' for a percent sign`);
  });

test.each(['\n', '\u0000', '\u007f'])('fails for the control character %j', (value) => {
  expect(headerValue(value)).toBe(`must not have control characters, got ${JSON.stringify(value)}`);
});

test('a long value that is nearly right is told in no time', () => {
  expect(headerValue(`${'%X(["a", "b"])%'.repeat(2000)}%`)).toContain("must have '%' only around a variable");
});

test.each([
  '@request.auth.claims.email_verified', '@request.auth.claims.address.city', '@request.auth.claims[realm_access][roles]', '@Request.Auth.Claims.groups',
])('%s stands for a claim', (name) => expect(isClaim(name)).toBe(true));

test.each([
  'x-user', '@request.auth.principal', '@request.auth.claims-sub', 'request.auth.claims.sub', 'x@request.auth.claims.sub', '@request.auth.claims[sub].x',
])('%s stands for no claim', (name) => expect(isClaim(name)).toBe(false));
